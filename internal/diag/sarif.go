package diag

import (
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report"
	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
)

// fingerprintName is the key of a finding's fingerprint in SARIF; the number changes
// when fingerprints are made in another way.
const fingerprintName = "demarc/v1"

// SARIF writes findings in the Static Analysis Results Interchange Format 2.1.0, which
// code scanners read. Generator names the program and its version, "demarc 0.1.0";
// root is put before every path. Accepted findings are suppressed results. Every rule
// of a finding is described with its words.
func SARIF(w io.Writer, generator, root string, fs []Finding) error {
	name, version, _ := strings.Cut(generator, " ")
	driver := sarif.NewToolComponent().WithName(name)
	if version != "" {
		driver.WithVersion(version)
	}
	run := sarif.NewRun().WithTool(sarif.NewTool().WithDriver(driver)).WithResults([]*sarif.Result{}).WithColumnKind("unicodeCodePoints")
	rules := map[string]int{}
	for i := range fs {
		f := &fs[i]
		index, known := rules[f.Rule]
		if !known {
			index = len(rules)
			rules[f.Rule] = index
			driver.AddRule(sarifRule(f))
		}
		run.AddResult(sarifResult(f, root).WithRuleIndex(index))
	}
	r := report.NewV210Report()
	r.AddRun(run)
	if err := r.PrettyWrite(w); err != nil {
		return fmt.Errorf("write SARIF: %w", err)
	}
	return nil
}

// sarifRule describes the rule of a finding; one that has left the catalogue has its
// code only.
func sarifRule(f *Finding) *sarif.ReportingDescriptor {
	d := sarif.NewReportingDescriptor().WithID(f.Rule)
	for _, r := range rules {
		if r.Code == f.Rule {
			d.WithShortDescription(sarif.NewMultiformatMessageString().WithText(r.Title)).
				WithFullDescription(sarif.NewMultiformatMessageString().WithText(r.Why)).
				WithHelp(sarif.NewMultiformatMessageString().WithText(r.Hint)).
				WithDefaultConfiguration(sarif.NewReportingConfiguration().WithLevel(string(r.Severity)))
		}
	}
	return d
}

func sarifResult(f *Finding, root string) *sarif.Result {
	if root != "" && !strings.HasSuffix(root, "/") {
		root += "/"
	}
	at := sarif.NewPhysicalLocation().
		WithArtifactLocation(sarif.NewArtifactLocation().WithURI((&url.URL{Path: root + f.Path}).String())).
		WithRegion(sarif.NewRegion().WithStartLine(f.Line).WithStartColumn(f.Column))
	message := f.Message
	if f.Hint != "" {
		message += "\n" + f.Hint
	}
	result := sarif.NewRuleResult(f.Rule).WithLevel(string(f.Severity)).
		WithMessage(sarif.NewTextMessage(message)).
		WithLocations([]*sarif.Location{sarif.NewLocationWithPhysicalLocation(at)}).
		WithPartialFingerprints(map[string]string{fingerprintName: f.Fingerprint})
	if f.Accepted != "" {
		result.AddSuppression(sarif.NewSuppression().WithKind("external").WithJustification(f.Accepted))
	}
	return result
}
