"""What is asked, and which piece of information answers it."""
