package page

import (
	"strconv"
	"strings"
)

// plural counts things: "1 duty", "2 duties", "no document".
func plural(n int, one string) string {
	switch n {
	case 0:
		return "no " + many(one)
	case 1:
		return "1 " + one
	}
	return thousands(n) + " " + many(one)
}

// many returns the plural of a noun that this site counts.
func many(one string) string {
	if strings.HasSuffix(one, "y") {
		return strings.TrimSuffix(one, "y") + "ies"
	}
	return one + "s"
}

// thousands writes a number with a comma between groups of three digits.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// numbers are small numbers as words, for headings.
var numbers = []string{"No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"}

// spelled writes a small number as a word, a larger one in digits.
func spelled(n int) string {
	if n >= 0 && n < len(numbers) {
		return numbers[n]
	}
	return thousands(n)
}

// listed joins words: "a", "a and b", "a, b and c".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// bytesText writes a size.
func bytesText(n int) string {
	switch {
	case n >= 1<<20:
		return strconv.FormatFloat(float64(n)/(1<<20), 'f', 1, 64) + " MB"
	case n >= 1<<10:
		return strconv.Itoa((n+512)/1024) + " kB"
	}
	return plural(n, "byte")
}

// verb chooses between the forms of a verb for one and for many.
func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
