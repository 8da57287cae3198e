"""Files of an office, Word, Excel and CSV, read into this project's own text files, with a log of all that was done."""
