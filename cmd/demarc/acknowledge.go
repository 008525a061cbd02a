package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"demarc/internal/acknowledge"
	"demarc/internal/diag"
	"demarc/internal/diff"
)

// checkUntil refuses an end that is no day, that is past, or that nothing has.
func (f *diffFlags) checkUntil() error {
	_, err := time.Parse(time.DateOnly, f.until)
	switch {
	case f.until == "":
		return nil
	case err != nil || f.reason == "":
		return fmt.Errorf("--until %q: want a day, YYYY-MM-DD, together with --acknowledge", f.until)
	case f.until < today():
		return fmt.Errorf("--until %q: the day is past; want one on which the acknowledgement still holds", f.until)
	}
	return nil
}

// acknowledgeShifts applies the file of acknowledgements, and adds to it first what
// --acknowledge says.
func (f *diffFlags) acknowledgeShifts(r *diff.Report, head *side, level diag.Severity) error {
	list, err := f.acknowledgements(head)
	if err != nil {
		return err
	}
	if f.reason != "" {
		r.Acknowledge(list, today()) // what is acknowledged already is not written again
		r.Unused = nil
		if err := f.addAcknowledgements(r, head, level); err != nil {
			return err
		}
		if list, err = f.acknowledgements(head); err != nil {
			return err
		}
	}
	r.Acknowledge(list, today())
	return nil
}

func (f *diffFlags) acknowledgements(head *side) ([]diff.Acknowledgement, error) {
	switch {
	case f.acknowledged != "":
		data, err := os.ReadFile(f.acknowledged)
		if os.IsNotExist(err) && f.reason != "" {
			return nil, nil // it is about to be made
		}
		if err != nil {
			return nil, fmt.Errorf("read acknowledgements %s: %w", f.acknowledged, reason(err))
		}
		return acknowledge.Parse(f.acknowledged, data)
	case head.fsys != nil:
		return acknowledge.Read(head.fsys, acknowledge.File)
	}
	return nil, nil
}

// addAcknowledgements writes an entry for every open shift from the level up.
func (f *diffFlags) addAcknowledgements(r *diff.Report, head *side, level diag.Severity) error {
	name := f.acknowledged
	if name == "" {
		if head.dir == "" {
			return fmt.Errorf("--acknowledge: HEAD is no folder to write into; want a folder of documents as HEAD, or --acknowledged FILE")
		}
		name = filepath.Join(head.dir, acknowledge.File)
	}
	data, err := os.ReadFile(name)
	if err != nil && !os.IsNotExist(err) {
		return fmt.Errorf("read acknowledgements %s: %w", name, reason(err))
	}
	for i := range r.Shifts {
		s := &r.Shifts[i]
		if !s.Open() || !s.Level.AtLeast(level) {
			continue
		}
		a := diff.Acknowledgement{Reason: f.reason, Date: today(), Until: f.until}
		if data, err = acknowledge.Add(data, s, a); err != nil {
			return err
		}
	}
	if len(data) == 0 {
		return nil
	}
	err = replaceFile(name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	if err != nil {
		return fmt.Errorf("write acknowledgements %s: %w", name, reason(err))
	}
	return nil
}
