package schematest

import "testing"

func TestFollowsTellsWhatBreaksASchema(t *testing.T) {
	schema := `{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["a"]}`
	for _, tc := range []struct {
		schema, document string
		follows          bool
	}{
		{schema, `{"a": 1}`, true},
		{schema, `{"b": 1}`, false},
		{schema, `{"a": `, false},
		{`{"type": "nonsense"}`, `{"a": 1}`, false},
		{`{`, `{"a": 1}`, false},
	} {
		if err := Follows([]byte(tc.schema), []byte(tc.document)); (err == nil) != tc.follows {
			t.Errorf("%s against %s: %v", tc.document, tc.schema, err)
		}
	}
}
