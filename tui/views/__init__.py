"""The four views of one comparison, one in each file: what the keys do in each, and which widgets it draws with."""
