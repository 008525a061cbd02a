package main

import (
	"cmp"
	"slices"
	"strings"
)

// offer ends a message about a misspelt name with up to three of the names that it
// may have meant; it is "" where none is like it.
func offer(name string, names []string) string {
	near := nearest(name, names, 3)
	if len(near) == 0 {
		return ""
	}
	return "; near are: " + strings.Join(near, ", ")
}

// nearest returns up to n of the names that a misspelt one may have meant, the
// likeliest first: those that hold it, then those a few letters away.
func nearest(name string, names []string, n int) []string {
	type candidate struct {
		name     string
		distance int
	}
	name = strings.ToLower(name)
	var near []candidate
	for _, other := range names {
		lower := strings.ToLower(other)
		switch d := distance(name, lower); {
		case strings.Contains(lower, name):
			near = append(near, candidate{other, 0})
		case d <= max(min(3, len(name)/2), len(name)/3):
			near = append(near, candidate{other, d})
		}
	}
	slices.SortStableFunc(near, func(a, b candidate) int { return cmp.Compare(a.distance, b.distance) })
	out := make([]string, 0, n)
	for _, c := range near[:min(n, len(near))] {
		out = append(out, c.name)
	}
	return out
}

// distance is how many bytes must be added, removed or replaced to make b of a.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := diagonal
			if a[i] != b[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
