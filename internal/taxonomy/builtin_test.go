package taxonomy_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"demarc/internal/taxonomy"
)

// builtIn returns the taxonomy that comes with the program.
func builtIn(t testing.TB) *taxonomy.Taxonomy {
	t.Helper()
	tax, err := taxonomy.Load(os.DirFS("../../content"), "taxonomy.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return tax
}

// The model's definition fixes the ids and their order; pages, exports and the
// pins of authors rest on them.
func TestBuiltInHoldsTheModelsLayersTopicsAndAreas(t *testing.T) {
	tax := builtIn(t)
	want := strings.TrimSpace(`
facilities: facilities
hardware: physical-servers physical-storage physical-network
virtualisation: hypervisor virtual-network virtual-storage
control-plane: service control-plane kubernetes-version etcd-backup
worker-nodes: worker-nodes capacity
components: system-components add-ons
networking: cluster-networking app-networking
applications: applications app-security app-observability third-party-software
data: data app-backup encryption erasure
across: identity-access observability patching incidents support compliance location continuity leaving`)
	var got []string
	for _, l := range tax.Layers() {
		line := l.ID + ":"
		for _, topic := range tax.Topics() {
			if topic.Layer == l.ID {
				line += " " + topic.ID
			}
		}
		got = append(got, line)
		if l.Line != (l.ID != "across") {
			t.Errorf("layer %s: line is %v", l.ID, l.Line)
		}
	}
	if g := strings.Join(got, "\n"); g != want {
		t.Errorf("layers and topics:\n%s\nwant:\n%s", g, want)
	}
	var areas []string
	for _, a := range tax.Areas() {
		areas = append(areas, a.ID)
	}
	if g := strings.Join(areas, " "); g != "provisioning operations change access security recovery exit support" {
		t.Errorf("areas: %s", g)
	}
	if tax.Kind().ID != "kubernetes" {
		t.Errorf("kind: %q", tax.Kind())
	}
}

// Pages show every one of these words, and a topic without them would be a bare
// id to a reader.
func TestBuiltInIsWrittenOut(t *testing.T) {
	tax := builtIn(t)
	for _, l := range tax.Layers() {
		if l.Short == "" || !strings.HasSuffix(l.Summary, ".") {
			t.Errorf("layer %s: short %q, summary %q", l.ID, l.Short, l.Summary)
		}
	}
	for _, a := range tax.Areas() {
		if a.Short == "" {
			t.Errorf("area %s has no short title", a.ID)
		}
	}
	for _, p := range tax.Topics() {
		if !strings.HasSuffix(p.Summary, ".") || !strings.HasSuffix(p.Question, "?") {
			t.Errorf("topic %s: summary %q, question %q", p.ID, p.Summary, p.Question)
		}
		if len(p.Also) == 0 || len(p.Related) == 0 {
			t.Errorf("topic %s: also %v, related %v", p.ID, p.Also, p.Related)
		}
	}
}

// A title or other name that leads to another topic than its own would send
// readers and matrix rows astray.
func TestNamesLeadToTheirOwnTopicAndArea(t *testing.T) {
	tax := builtIn(t)
	owner := map[string]string{}
	for _, p := range tax.Topics() {
		for _, name := range append([]string{p.Title}, p.Also...) {
			if other, ok := owner[strings.ToLower(name)]; ok {
				t.Errorf("%q names %s and %s", name, other, p.ID)
			}
			owner[strings.ToLower(name)] = p.ID
			if got := tax.Classify(taxonomy.Subject{Label: name}); len(got.Topics) == 0 || got.Topics[0] != p.ID {
				t.Errorf("%q of %s is read as\n%s", name, p.ID, got.Explain())
			}
		}
	}
	for _, a := range tax.Areas() {
		for _, name := range []string{a.Title, a.Short} {
			for _, s := range []taxonomy.Subject{{Column: name}, {Headings: []string{name}}, {Headings: []string{"3.1. Tables", name}}} {
				if got := tax.Area(s); got != a.ID {
					t.Errorf("%+v of %s is read as %q", s, a.ID, got)
				}
			}
		}
	}
}

func TestHasTopicKnowsTheIDs(t *testing.T) {
	tax := builtIn(t)
	if !tax.HasTopic("worker-nodes") || tax.HasTopic("worker nodes") || tax.HasTopic("") {
		t.Error("HasTopic is wrong")
	}
}

func TestListsAreCopies(t *testing.T) {
	tax := builtIn(t)
	tax.Topics()[0].ID, tax.Areas()[0].ID, tax.Layers()[0].ID = "x", "x", "x"
	if tax.Topics()[0].ID == "x" || tax.Areas()[0].ID == "x" || tax.Layers()[0].ID == "x" {
		t.Error("a caller can change the taxonomy")
	}
}

func TestAreaOfUsualColumnTitles(t *testing.T) {
	tax := builtIn(t)
	for title, want := range map[string]string{
		"Incident and operations management": "operations", "Incident & Operations": "operations", "Operations": "operations",
		"Change Management": "change", "Changes": "change", "Upgrades": "change",
		"Identity and Access Management": "access", "IAM": "access", "Access": "access",
		"Security and regulation compliance": "security", "Compliance": "security", "Security & compliance": "security",
		"Disaster Recovery": "recovery", "Recovery": "recovery", "Backup and DR": "recovery",
		"Onboarding": "provisioning", "Provisioning": "provisioning", "Installation": "provisioning",
		"Reversibility": "exit", "End of service": "exit", "Offboarding": "exit",
		"Support": "support", "Technical support": "support",
		"IaaS": "", "PaaS": "", "Dedicated": "", "Ownership": "", "Responsible party": "", "On-premises": "",
	} {
		if got := tax.Area(taxonomy.Subject{Column: title}); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
	for title, want := range map[string]string{
		"Exploitation": "operations", "Gestion des changements": "change", "Gestion des identités et des accès": "access",
		"Sécurité et conformité": "security", "Continuité d'activité": "recovery", "Réversibilité": "exit", "Assistance technique": "support",
	} {
		if got := tax.Area(taxonomy.Subject{Column: title, Lang: "fr-FR"}); got != want {
			t.Errorf("fr %q: %q, want %q", title, got, want)
		}
	}
}

func TestSecondaryTopicsAreStrongOnly(t *testing.T) {
	tax := builtIn(t)
	got := tax.Classify(taxonomy.Subject{Label: "Security patches for the worker nodes"}).Topics
	if len(got) != 2 || !slices.Contains(got, "patching") || !slices.Contains(got, "worker-nodes") {
		t.Errorf("got %v", got)
	}
	if got := tax.Classify(taxonomy.Subject{Label: "Worker nodes", Headings: []string{"Disaster recovery"}}).Topics; len(got) != 1 {
		t.Errorf("a heading alone adds %v", got)
	}
}
