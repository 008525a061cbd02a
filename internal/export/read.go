package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"demarc/internal/model"
)

// Read reads what [JSON] wrote, an element at a time: the text of a large model is
// never held. Members that this version does not know are left out: the contract
// grows.
func Read(r io.Reader) (*model.Catalog, error) {
	c := &model.Catalog{}
	if err := readMembers(json.NewDecoder(r), c); err != nil {
		return nil, fmt.Errorf("read model: %w; want what demarc export --format json writes", err)
	}
	if c.Schema != model.Schema {
		return nil, fmt.Errorf("read model: its schema is %q; want %q, as demarc export --format json writes it", c.Schema, model.Schema)
	}
	return c, nil
}

// readMembers reads the members of the one object that a model is.
func readMembers(d *json.Decoder, c *model.Catalog) error {
	if err := expect(d, '{'); err != nil {
		return err
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		if err := readMember(d, name, c); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return expect(d, '}')
}

func readMember(d *json.Decoder, name json.Token, c *model.Catalog) error {
	switch name {
	case "schema":
		return d.Decode(&c.Schema)
	case "generator":
		return d.Decode(&c.Generator)
	case "generatedAt":
		return d.Decode(&c.GeneratedAt)
	case "kinds":
		return readList(d, &c.Kinds)
	case "layers":
		return readList(d, &c.Layers)
	case "topics":
		return readList(d, &c.Topics)
	case "areas":
		return readList(d, &c.Areas)
	case "providers":
		return readList(d, &c.Providers)
	case "documents":
		return readList(d, &c.Documents)
	case "responsibilities":
		return readList(d, &c.Responsibilities)
	case "components":
		return readList(d, &c.Components)
	case "facts":
		return readList(d, &c.Facts)
	case "notes":
		return readList(d, &c.Notes)
	case "findings":
		return readList(d, &c.Findings)
	}
	var unknown json.RawMessage
	return d.Decode(&unknown)
}

// readList reads an array, whose elements are of the list's type.
func readList[T any](d *json.Decoder, into *[]T) error {
	if err := expect(d, '['); err != nil {
		return err
	}
	for d.More() {
		var v T
		if err := d.Decode(&v); err != nil {
			return err
		}
		*into = append(*into, v)
	}
	return expect(d, ']')
}

func expect(d *json.Decoder, want json.Delim) error {
	got, err := d.Token()
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	if err == nil && got != want {
		return fmt.Errorf("%v at byte %d: want %v", got, d.InputOffset(), want)
	}
	return err
}
