package diag

import (
	"fmt"
	"io"

	"github.com/jstemmer/go-junit-report/v2/junit"
)

// JUnit writes findings as the XML that continuous integration shows as test results:
// a suite, and in it a case each of the paths. A file with findings has a case a
// finding, which fails where the finding is at least as grave as failing; one without
// has a case that passes. Root is put before every path.
func JUnit(w io.Writer, root string, paths []string, fs []Finding, failing Severity) error {
	if root != "" {
		root += "/"
	}
	suites := junit.Testsuites{Name: "demarc check"}
	suite := junit.Testsuite{Name: "demarc check", Time: "0"}
	found := map[string]bool{}
	for i := range fs {
		f := &fs[i]
		found[f.Path] = true
		c := junit.Testcase{Classname: root + f.Path, Name: fmt.Sprintf("%s at %d:%d", f.Rule, f.Line, f.Column)}
		told := fmt.Sprintf("%s%s:%d:%d: %s: %s", root, f.Path, f.Line, f.Column, f.Severity, f.Message)
		if f.Severity.AtLeast(failing) {
			c.Failure = &junit.Result{Message: f.Message, Type: f.Rule, Data: told + "\n" + f.Hint}
		} else {
			c.SystemOut = &junit.Output{Data: told}
		}
		suite.AddTestcase(c)
	}
	for _, p := range paths {
		if !found[p] {
			suite.AddTestcase(junit.Testcase{Classname: root + p, Name: "no findings"})
		}
	}
	suites.AddSuite(suite)
	if err := suites.WriteXML(w); err != nil {
		return fmt.Errorf("write JUnit XML: %w", err)
	}
	return nil
}
