"""What the charts share: the widget they are made from, and where things stand on them, pure."""
