package check

import "demarc/internal/diag"

// duplicateIDs finds ids that name two responsibilities.
func duplicateIDs(x *reading) []diag.Finding {
	var fs []diag.Finding
	lines := make(map[string]int, len(x.Responsibilities))
	for i := range x.Responsibilities {
		r := &x.Responsibilities[i]
		if line, ok := lines[r.ID]; ok {
			fs = append(fs, x.at(diag.IDDuplicate, r, "", "the id %s names line %d too", r.ID, line))
			continue
		}
		lines[r.ID] = r.Source.Line
	}
	return fs
}
