package diag

import (
	"fmt"

	"demarc/internal/source"
)

// InCatalog makes a finding of the rule about a line that the model cites. It is
// for stages that hold no files; [Finding.Quote] adds the excerpt where
// one is at hand. Near and key are as in [Rule.At].
func (r *Rule) InCatalog(path string, line int, near, key, format string, args ...any) Finding {
	if near == "" {
		near = path
	}
	return Finding{
		Rule: r.Code, Severity: r.Severity, Path: path, Line: max(line, 1), Column: 1,
		Message: fmt.Sprintf(format, args...), Hint: r.Hint, Near: near, Key: key, Width: 1,
	}
}

// Quote adds the text of the finding's line where it has none yet. The column
// stays: findings of the catalog speak of whole lines.
func (f *Finding) Quote(file *source.File) {
	if f.Excerpt == "" && f.Path == file.Path {
		f.Excerpt, f.Before = around(file.LineText(f.Line), f.Column)
	}
}
