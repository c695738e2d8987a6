"""What was published: files and standard input become articles, and their parts are found."""
