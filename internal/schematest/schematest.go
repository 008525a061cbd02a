// Package schematest holds documents against JSON Schemas in tests, so that what is
// written and what its published schema promises are compared in one way.
package schematest

import (
	"bytes"
	"fmt"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Follows tells where a JSON document breaks its schema, nil where nowhere.
func Follows(schema, document []byte) error {
	s, err := compile(schema)
	if err != nil {
		return fmt.Errorf("read the schema: %w", err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		return fmt.Errorf("read the document: %w", err)
	}
	return s.Validate(v)
}

func compile(schema []byte) (*jsonschema.Schema, error) {
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", v); err != nil {
		return nil, err
	}
	return c.Compile("schema.json")
}
