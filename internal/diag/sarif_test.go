package diag_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"demarc/internal/diag"
)

func TestSARIFIsValidAndSaysWhatFindingsSay(t *testing.T) {
	fs := []diag.Finding{
		diag.KeyrefUnresolved.InCatalog("acme/terms & more.md", 7, "", "x", "keyref %q has no value", "x"),
		diag.NothingRead.InCatalog("acme/keys.md", 1, "", "", "nothing is read"),
		{Rule: "a-rule-of-old", Severity: diag.SeverityError, Path: "acme/keys.md", Line: 1, Column: 1, Message: "gone"},
	}
	diag.Sort(fs)
	i := slices.IndexFunc(fs, func(f diag.Finding) bool { return f.Rule == diag.NothingRead.Code })
	fs[i].Accepted = "an index"
	var b bytes.Buffer
	if err := diag.SARIF(&b, "demarc 1.2.3", "content", fs); err != nil {
		t.Fatal(err)
	}
	parsed, err := sarif.FromBytes(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := parsed.Validate(); err != nil {
		t.Errorf("it does not validate: %v\n%s", err, b.Bytes())
	}
	var got struct {
		Runs []struct {
			Tool struct {
				Driver struct {
					Name, Version string
					Rules         []struct{ ID string }
				}
			}
			Results []struct {
				RuleID       string
				RuleIndex    int
				Level        string
				Suppressions []struct{ Justification string }
				Locations    []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine int }
					}
				}
				PartialFingerprints map[string]string
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	run := got.Runs[0]
	if run.Tool.Driver.Name != "demarc" || run.Tool.Driver.Version != "1.2.3" || len(run.Results) != len(fs) {
		t.Fatalf("tool %q %q with %d results", run.Tool.Driver.Name, run.Tool.Driver.Version, len(run.Results))
	}
	for i, r := range run.Results {
		f := fs[i]
		if r.RuleID != f.Rule || run.Tool.Driver.Rules[r.RuleIndex].ID != f.Rule || r.Level != string(f.Severity) ||
			r.PartialFingerprints["demarc/v1"] != f.Fingerprint || r.Locations[0].PhysicalLocation.Region.StartLine != f.Line {
			t.Errorf("result %+v of the finding %+v", r, f)
		}
		if accepted := len(r.Suppressions) == 1 && r.Suppressions[0].Justification == f.Accepted; accepted != (f.Accepted != "") {
			t.Errorf("%s is suppressed: %v", f.Rule, r.Suppressions)
		}
	}
	if uri := run.Results[len(fs)-1].Locations[0].PhysicalLocation.ArtifactLocation.URI; uri != "content/acme/terms%20&%20more.md" {
		t.Errorf("the address is %q", uri)
	}
}
