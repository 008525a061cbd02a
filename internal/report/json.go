package report

import (
	"encoding/json"
	"fmt"
	"io"

	"demarc/internal/diag"
	"demarc/internal/diff"
	"demarc/internal/model"
)

// document is the JSON form of a report.
type document struct {
	Schema    string                 `json:"schema"`
	Generator string                 `json:"generator"`
	Base      string                 `json:"base"`
	Head      string                 `json:"head"`
	Counts    counts                 `json:"counts"`
	Shifts    []shift                `json:"shifts"`
	Unused    []diff.Acknowledgement `json:"unusedAcknowledgements"`
}

// counts are of open shifts, by level, and of the others.
type counts struct {
	Error        int `json:"error"`
	Warning      int `json:"warning"`
	Note         int `json:"note"`
	Acknowledged int `json:"acknowledged"`
	Reading      int `json:"reading"`
	Before       int `json:"before"` // responsibilities of the old side
	After        int `json:"after"`
	Unchanged    int `json:"unchanged"`
}

type shift struct {
	Rule         string                `json:"rule"`
	Title        string                `json:"title"`
	Level        diag.Severity         `json:"level"`
	ID           string                `json:"id"`
	Before       string                `json:"before,omitempty"` // the id that it had
	After        string                `json:"after,omitempty"`
	Label        string                `json:"label"`
	Provider     string                `json:"provider"`
	Document     string                `json:"document"`
	Path         string                `json:"path"`
	Line         int                   `json:"line"`
	Topics       []string              `json:"topics"`
	Was          model.Owner           `json:"ownerBefore,omitempty"`
	Is           model.Owner           `json:"ownerAfter,omitempty"`
	Reading      bool                  `json:"reading"`
	Fingerprint  string                `json:"fingerprint"`
	Acknowledged *diff.Acknowledgement `json:"acknowledged,omitempty"`
	Details      []detail              `json:"details"`
}

type detail struct {
	diff.Detail
	// Words are the old and the new text word by word.
	Words []diff.Run `json:"words,omitempty"`
}

// JSON writes a report as the contract [diff.Schema].
func JSON(w io.Writer, r *diff.Report, info Info) error {
	d := document{
		Schema: diff.Schema, Generator: info.Generator, Base: info.Base, Head: info.Head,
		Shifts: []shift{}, Unused: append([]diff.Acknowledgement{}, r.Unused...),
		Counts: counts{
			Acknowledged: len(shiftsOf(r, acknowledged)), Reading: len(shiftsOf(r, reading)),
			Before: r.Before, After: r.After, Unchanged: r.Unchanged,
		},
	}
	for _, s := range shiftsOf(r, open) {
		switch s.Level {
		case diag.SeverityError:
			d.Counts.Error++
		case diag.SeverityWarning:
			d.Counts.Warning++
		case diag.SeverityNote:
			d.Counts.Note++
		}
	}
	for i := range r.Shifts {
		d.Shifts = append(d.Shifts, shiftOf(r, &r.Shifts[i]))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // the texts are data and go into no page unescaped
	e.SetIndent("", "  ")
	if err := e.Encode(d); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

func shiftOf(r *diff.Report, s *diff.Shift) shift {
	out := shift{
		Rule: s.Rule.Code, Title: s.Rule.Title, Level: s.Level, ID: s.ID(), Label: s.Title(),
		Provider: s.Provider, Document: s.Document(), Path: s.Path, Line: s.Line,
		Topics: append([]string{}, s.Topics()...), Reading: s.Reading,
		Fingerprint: s.Fingerprint, Acknowledged: s.Acknowledged, Details: []detail{},
	}
	if s.Before != nil {
		out.Before, out.Was = s.Before.ID, s.Before.Owner
	}
	if s.After != nil {
		out.After, out.Is = s.After.ID, s.After.Owner
	}
	for i, l := range Lines(r, s) {
		out.Details = append(out.Details, detail{s.Details[i], l.Runs})
	}
	return out
}
