package export

import (
	"encoding/json"
	"fmt"
	"io"

	"demarc/internal/model"
)

// Read reads what [JSON] wrote. Members that this version does not know are left out:
// the contract grows.
func Read(r io.Reader) (*model.Catalog, error) {
	var c model.Catalog
	if err := json.NewDecoder(r).Decode(&c); err != nil {
		return nil, fmt.Errorf("read model: %w; want what demarc export --format json writes", err)
	}
	if c.Schema != model.Schema {
		return nil, fmt.Errorf("read model: its schema is %q; want %q, as demarc export --format json writes it", c.Schema, model.Schema)
	}
	return &c, nil
}
