"""What is seen: Qt widgets, which hold layout and decide nothing."""
