package page

import (
	"testing"

	"demarc/internal/model"
)

func TestCountsReadAsWords(t *testing.T) {
	s := fixture(nil)
	for got, want := range map[string]string{
		s.size(10):                                 "10 bytes",
		s.size(2048):                               "2 kB",
		s.size(3 << 20):                            "3.0 MB",
		sentence("owns the nodes"):                 "Owns the nodes",
		sentence("kube-proxy runs"):                "kube-proxy runs",
		sentence("iOS apps"):                       "iOS apps",
		sentence("Élan"):                           "Élan",
		lowerFirst("Buildings, power."):            "buildings, power",
		lowerFirst("VLANs and more"):               "VLANs and more",
		number("IKS-A 2.1.3"):                      "2.1.3",
		number("7"):                                "7",
		s.lines(model.Source{Line: 4}):             "line 4",
		s.lines(model.Source{Line: 4, EndLine: 6}): "lines 4–6",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestProvidersOfOneNameAreToldApart(t *testing.T) {
	names := namesOf([]model.Provider{
		{ID: "a", Name: "Ash", Service: "Ash"},
		{ID: "b", Name: "Oak", Service: "Oak Kubernetes"},
		{ID: "c", Name: "Oak", Service: "Databases"},
		{ID: "d", Name: "Elm", Service: "Elm"},
		{ID: "e", Name: "Elm", Service: "Elm"},
	})
	want := []string{"Ash", "Oak Kubernetes", "Oak Databases", "Elm (d)", "Elm (e)"}
	for i := range want {
		if names[i] != want[i] {
			t.Errorf("%d: %q, want %q", i, names[i], want[i])
		}
	}
}

func TestAServiceIsNamedWithItsProvider(t *testing.T) {
	for _, test := range []struct{ name, service, want string }{
		{"Oak", "", "Oak"},
		{"Oak", "Oak", "Oak"},
		{"Oak Cloud", "Oak Kubernetes", "Oak Cloud Oak Kubernetes"}, // its documents call it nothing shorter
		{"Oak Cloud", "Cloud Databases", "Oak Cloud Databases"},
		{"Oak Cloud", "Cloud", "Oak Cloud"},
		{"Oak Cloud", "Elm on Oak Cloud (2021)", "Elm on Oak Cloud (2021)"},
		{"Oak", "Oakland", "Oakland"},
		{"Oak", "Kubernetes managé", "Oak Kubernetes managé"},
	} {
		if got := serviceName(&model.Provider{Name: test.name, Service: test.service}); got != test.want {
			t.Errorf("%s, %s: %q, want %q", test.name, test.service, got, test.want)
		}
	}
}

func TestTheLineOfABarStandsInStepsOfFive(t *testing.T) {
	for share, want := range map[float64]int{0: 0, 0.01: 10, 0.09: 10, 0.12: 10, 0.13: 15, 0.5: 50, 0.97: 90, 1: 100} {
		if got := step(share); got != want {
			t.Errorf("share %v: %d, want %d", share, got, want)
		}
	}
}

func TestALayersSummaryIsCutWhereItFits(t *testing.T) {
	for _, tt := range []struct{ title, summary, want string }{
		{"Data", "What is stored, backed up and encrypted.", "what is stored, backed up and encrypted"},
		{"Virtualisation", "The hypervisor, and the virtual machines, networks and volumes.", "the hypervisor"},
		{"Components", "What runs in the cluster to make it work or to extend it.", ""},
	} {
		if got := besideTitle(&model.Layer{Title: tt.title, Summary: tt.summary}); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.title, got, tt.want)
		}
	}
}
