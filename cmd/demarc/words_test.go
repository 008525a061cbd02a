package main

import (
	"slices"
	"testing"
)

func TestCountsReadAsPeopleWriteThem(t *testing.T) {
	for n, want := range map[int]string{0: "0 pages", 1: "1 page", 999: "999 pages", 1000: "1,000 pages", 1234567: "1,234,567 pages"} {
		if got := count(n, "page"); got != want {
			t.Errorf("count(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestNearestNamesComeByLikelihood(t *testing.T) {
	names := []string{"ibm/a#change/worker-nodes", "ibm/a#change/worker-node", "oke/b#x/etcd", "keyref-unresolved", "ibm/a#access/worker-nodes"}
	for name, want := range map[string][]string{
		"keyref-unresolve":         {"keyref-unresolved"},
		"KEYREF-UNRESOLVED":        {"keyref-unresolved"},
		"etcd":                     {"oke/b#x/etcd"},
		"ibm/a#chang/worker-nodes": {"ibm/a#change/worker-nodes", "ibm/a#change/worker-node", "ibm/a#access/worker-nodes"},
		"nothing like any of them": {},
	} {
		if got := nearest(name, names, 3); !slices.Equal(got, want) {
			t.Errorf("nearest(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestDistanceCountsEdits(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"kitten", "sitting", 3}, {"abc", "abc", 0}} {
		if got := distance(tc.a, tc.b); got != tc.want {
			t.Errorf("distance(%q, %q) = %d, want %d", tc.a, tc.b, got, tc.want)
		}
	}
}
