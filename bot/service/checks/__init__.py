"""What `doctor` looks at: a check is a function that gives findings and changes nothing."""
