package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// GitHub writes findings as workflow commands, which show as annotations on the
// lines of a pull request. Root is put before every path, because annotations
// count from the repository and findings from the content root.
func GitHub(w io.Writer, root string, fs []Finding) error {
	level := map[Severity]string{SeverityError: "error", SeverityWarning: "warning", SeverityNote: "notice"}
	if root != "" && !strings.HasSuffix(root, "/") {
		root += "/"
	}
	b := bufio.NewWriter(w)
	for i := range fs {
		f := &fs[i]
		message := f.Message
		if f.Hint != "" {
			message += "\n" + f.Hint
		}
		fmt.Fprintf(b, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", level[f.Severity],
			property.Replace(root+f.Path), f.Line, f.Column, property.Replace(f.Rule), data.Replace(message))
	}
	return b.Flush()
}

// The characters that end a value in a workflow command.
var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
