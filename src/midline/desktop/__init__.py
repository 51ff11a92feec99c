"""What the operating system offers: its clock, a lock on the data, the log file."""
