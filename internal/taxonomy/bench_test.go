package taxonomy_test

import (
	"fmt"
	"testing"

	"demarc/internal/taxonomy"
)

// benchmarkDuties is a document's worth of duties of different lengths.
func benchmarkDuties() []string {
	acts := []string{"Provide", "Apply", "Monitor", "Review", "Request", "Restore"}
	things := []string{
		"patched images for the worker nodes of every pool in your account",
		"network policies and load balancers that lead traffic to the workloads",
		"a daily copy of the cluster's state to a bucket in a second region, and keep it for thirty days",
		"roles and permissions of people who administer the cluster",
		"certificates and keys", "the version that was announced, within the window that both sides agreed on",
	}
	var out []string
	for i := range 60 {
		out = append(out, fmt.Sprintf("%s %s.", acts[i%len(acts)], things[(i/len(acts)+i)%len(things)]))
	}
	return out
}

// BenchmarkDocument classifies a document of ten responsibilities with six
// duties each; ten thousand of them are a large site.
func BenchmarkDocument(b *testing.B) {
	tax := builtIn(b)
	duties := benchmarkDuties()
	headings := []string{"Change management", "Tasks by area", "Who does what"}
	bytes := 0
	for _, d := range duties {
		bytes += len(d)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			for i := 0; i < len(duties); i += 6 {
				r := tax.Classify(taxonomy.Subject{Label: "Worker nodes", Headings: headings, Duties: duties[i : i+6], Lang: "en"})
				for _, d := range duties[i : i+6] {
					tax.ClassifyDuty(d, "en", r.Topics)
				}
			}
		}
	})
}

// BenchmarkDuty reads one duty.
func BenchmarkDuty(b *testing.B) {
	tax := builtIn(b)
	text := benchmarkDuties()[2]
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		tax.ClassifyDuty(text, "en", []string{"worker-nodes"})
	}
}

// BenchmarkLoad reads and compiles the file that comes with the program, as
// every start of the program does.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		builtIn(b)
	}
}
