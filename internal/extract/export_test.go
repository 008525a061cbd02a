package extract

// ReadWords reads a file of words, for tests that bring one.
var ReadWords = readWords
