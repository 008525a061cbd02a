package check

import (
	"cmp"
	"slices"

	"demarc/internal/diag"
)

// Fix returns a file's bytes with every fix of the findings about it made, and how
// many there were. Of two that overlap the first is made.
func Fix(data []byte, path string, findings []diag.Finding) ([]byte, int) {
	var fixes []diag.Fix
	for i := range findings {
		if f := &findings[i]; f.Path == path && f.Fix != nil {
			fixes = append(fixes, *f.Fix)
		}
	}
	slices.SortFunc(fixes, func(a, b diag.Fix) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	var out []byte
	end, made := 0, 0
	for _, f := range fixes {
		if f.Start < end || f.End > len(data) {
			continue
		}
		out = append(append(out, data[end:f.Start]...), f.New...)
		end = f.End
		made++
	}
	return append(out, data[end:]...), made
}
