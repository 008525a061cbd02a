package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"demarc/internal/bench/corpus"
)

// rounds is how often each comparison is run. In a round every one is run once, so that
// what else the machine does meets all of them.
const rounds = 3

// revision is a later reading of the documents that a comparison begins with.
type revision struct {
	name  string // how many documents changed
	model string // the exported file
	took  []usage
}

// diffs prints a line for each comparison of the exported models of generated
// documents: with itself, which is little more than reading two models, and with
// revisions that changed one document in a hundred and one in ten. A ratio is that of
// a run to the one of its round in which nothing changed; all figures are medians.
func (b *bench) diffs(sizes []int) error {
	fmt.Println("comparison  documents  changed    wall s   ratio  cpu s  peak MiB")
	for _, n := range sizes {
		if err := b.diff(n); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) diff(n int) error {
	var revisions []revision
	for _, every := range []int{0, 100, 10} {
		r := revision{name: fmt.Sprint("1 in ", every), model: filepath.Join(b.work, fmt.Sprint("revised-", every, ".json"))}
		if every == 0 {
			r.name = "none"
		}
		if err := b.exportRevision(r.model, n, every); err != nil {
			return err
		}
		revisions = append(revisions, r)
	}
	for range rounds {
		for i := range revisions {
			took, err := b.runChild([]string{"diff", revisions[0].model, revisions[i].model})
			if err != nil {
				return err
			}
			revisions[i].took = append(revisions[i].took, took)
		}
	}
	for _, r := range revisions {
		ratios := make([]float64, rounds)
		for i := range r.took {
			ratios[i] = r.took[i].wall.Seconds() / revisions[0].took[i].wall.Seconds()
		}
		fmt.Printf("diff        %9d  %-9s  %6.2f  %6.2f  %5.1f  %8.0f\n", n, r.name,
			median(r.took, func(u usage) float64 { return u.wall.Seconds() }),
			median(ratios, func(ratio float64) float64 { return ratio }),
			median(r.took, func(u usage) float64 { return u.cpu.Seconds() }),
			median(r.took, func(u usage) float64 { return float64(u.peak) / (1 << 20) }))
	}
	return nil
}

// exportRevision writes the model of n generated documents with one in so many revised,
// none where that is 0.
func (b *bench) exportRevision(model string, n, every int) (err error) {
	content, err := os.MkdirTemp(b.work, "revised-")
	if err != nil {
		return fmt.Errorf("make a folder for a revision: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(content)) }()
	if _, err := corpus.Write(content, n, b.seed); err != nil {
		return err
	}
	if every > 0 {
		if err := corpus.Revise(content, n, b.seed, every); err != nil {
			return err
		}
	}
	_, err = b.runChild([]string{"export", "--content", content, "--format", "json", "--out", model})
	return err
}
