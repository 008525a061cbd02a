package extract_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"demarc/internal/extract"
)

// texts says the same in each language, as a provider would.
var texts = map[string]string{
	"en": "The provider runs the hosts and you must keep the keys. Backups of the cluster are made by the provider and restored with your help.",
	"fr": "Le fournisseur exploite les hôtes et vous devez garder les clés. Les sauvegardes du cluster sont faites par le fournisseur et restaurées avec votre aide dans la journée.",
	"de": "Der Anbieter betreibt die Hosts und Sie müssen die Schlüssel verwahren. Die Sicherungen des Clusters werden durch den Anbieter erstellt und mit Ihrer Hilfe eingespielt.",
	"es": "El proveedor opera los hosts y usted debe guardar las claves. Las copias del clúster son hechas por el proveedor y se restauran con su ayuda en el mismo día.",
	"it": "Il fornitore gestisce gli host e voi dovete custodire le chiavi. I backup del cluster sono fatti dal fornitore e si ripristinano con il vostro aiuto nel corso della giornata.",
}

func TestDocumentInAnotherLanguageIsFound(t *testing.T) {
	for written, text := range texts {
		for _, declared := range extract.Languages() {
			found := slices.Contains(rulesOf(read(t, "lang: "+declared, "doc.md", []byte("# A\n\n"+text+"\n"))), "source-language")
			if found != (written != declared) {
				t.Errorf("a text in %s, declared as %s: found %v", written, declared, found)
			}
		}
	}
}

func TestLanguageIsNotGuessedFromLittle(t *testing.T) {
	for name, text := range map[string]string{
		"a few words":        "# Rollen\n\n| Aktivität | Kunde | Acme |\n|---|---|---|\n| Dach | I | RA |\n",
		"a quoted sentence":  texts["en"] + " The contract says: Der Anbieter betreibt die Hosts und das Netz.",
		"half in each":       texts["en"] + "\n\n" + texts["de"],
		"code in another":    "# A\n\nYou run this.\n\n```\n" + strings.Repeat(texts["fr"], 5) + "\n```\n",
		"no sentence at all": "# v1.2\n\n- kubelet\n- etcd\n",
	} {
		if slices.Contains(rulesOf(read(t, "", "doc.md", []byte(text))), "source-language") {
			t.Errorf("%s: a language was guessed", name)
		}
	}
}

func rulesOf(r *extract.Reading) []string {
	var out []string
	for _, f := range r.Findings {
		out = append(out, f.Rule)
	}
	return out
}

// TestALanguageIsOneFile adds a language as docs/content-format.md says: a file of
// words, and nothing else.
func TestALanguageIsOneFile(t *testing.T) {
	data, err := os.ReadFile("testdata/pt.yaml")
	if err != nil {
		t.Fatal(err)
	}
	words, err := extract.ReadWords(data)
	if err != nil {
		t.Fatal(err)
	}
	const doc = `## Operação

| Atividade | Cliente | Acme |
|---|---|---|
| Trocar discos | I | RA |

| Recurso | Responsável |
|---|---|
| Dados | Cliente |
| Rede | Compartilhado |

A Acme opera os servidores. Você é responsável pelas cópias.
`
	got := describe(readIn(t, words, extract.PartyNames{Provider: []string{"Acme"}}, "doc.md", []byte(doc)))
	for _, want := range []string{
		"raci provider acme/doc#operação/trocar-discos",
		"matrix customer acme/doc#operação/dados/responsável",
		"matrix shared acme/doc#operação/rede/responsável",
		"does/does L12: A Acme opera os servidores.",
		"does/does L12: Você é responsável pelas cópias.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q was not read; got\n%s", want, got)
		}
	}
}

// TestLanguagesAreComplete checks that no list of a language was forgotten.
func TestLanguagesAreComplete(t *testing.T) {
	for _, lang := range extract.Languages() {
		w, err := extract.WordsOf(lang)
		if err != nil {
			t.Error(err)
			continue
		}
		for name, list := range map[string][]string{
			"binding": w.Binding, "customer": w.Customer, "roles": w.Roles, "shared": w.Shared, "none": w.None, "yes": w.Yes, "no": w.No,
			"responsibility": w.Responsibility, "responsible": w.Responsible, "verbs": w.Verbs, "must": w.Must, "tasks": w.Tasks, "pointing": w.Pointing,
		} {
			if len(list) == 0 {
				t.Errorf("words/%s.yaml has no %s", lang, name)
			}
		}
	}
}
