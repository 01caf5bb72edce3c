"""What a paper takes from a study besides figures and tables: numbers, captions, and a page that shows it all."""
