package convert

import (
	"strings"
	"testing"
)

func TestATwinSaysWhatThePageSays(t *testing.T) {
	const page = `<!doctype html><html><head><title>T</title></head><body><header><a href="x">Site</a></header>
<main><div><nav><a href="../">Up</a></nav><h1>Worker nodes</h1><svg><text>drawn</text></svg>
<dl class="facts"><dt>Layer</dt><dd><a href="../../compare/index.html#l-n">Nodes</a></dd><dt>Also called</dt><dd>Hosts, agents</dd><div><dt><abbr>must</abbr></dt> <dd>is bound to</dd></div></dl>
<span aria-hidden="true">9</span><form><button>Go</button></form>
<p><span class="own"><i class="o p"></i> Provider</span><span class="n"><span>3<span class="vh"> provider,</span></span><span class="bar"></span><span>1 customer</span></span></p>
<details><summary>Show as table</summary><table><caption>Owners</caption><thead><tr><th scope="col">Topic</th><th scope="col">Acme</th></tr></thead>
<tbody><tr><th scope="rowgroup" colspan="2">Data</th></tr><tr><th scope="row"><a href="../data/index.html">Data</a></th><td><ul><li>One</li><li>Two</li></ul></td></tr></tbody></table></details>
</div></main><footer>Foot</footer></body></html>`
	const want = `# Worker nodes

- **Layer**: [Nodes](../../compare/index.md#l-n)
- **Also called**: Hosts, agents
- **must**: is bound to

Provider 3 provider, 1 customer

Show as table

| Topic | Acme |
|---|---|
| Data |  |
| [Data](../data/index.md) | One  <br />Two |

Owners
`
	got, err := Twin([]byte(page), func(address string) string { return strings.Replace(address, "index.html", "index.md", 1) })
	if err != nil || string(got) != want {
		t.Errorf("got, %v:\n%s\nwant:\n%s", err, got, want)
	}
}
