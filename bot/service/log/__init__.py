"""What the running bot says to its maintainer, in lines without secrets and without anybody's words."""
