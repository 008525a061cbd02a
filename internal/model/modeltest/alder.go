package modeltest

import (
	"demarc/internal/diag"
	"demarc/internal/model"
	"demarc/internal/source"
)

// alderResponsibilities is a document of tables: a matrix, columns of duties, a
// "How … helps" table, and a list that excludes. Its overview gives the
// provider what its second table asks of the customer.
func alderResponsibilities() *draft {
	d := open("alder/responsibilities.md", model.Document{
		Title: "Who does what in Alder Kubernetes", Dialect: "ibm", Code: "ALD",
		SourceURL: "https://alder.example/docs/responsibilities", Updated: "2026-03-01",
		Unread: model.Unread{Words: 6, Of: 120},
	})
	d.section(model.Section{ID: "who-does-what", Title: d.Title, Level: 1}, "# Who does what")
	d.section(model.Section{ID: "overview", Title: "Overview", Level: 2, Parent: "who-does-what", Number: "1"}, "## Overview")
	d.section(model.Section{ID: "tasks", Title: "Tasks", Level: 2, Parent: "who-does-what", Number: "2"}, "## Tasks")
	d.section(model.Section{ID: "security", Title: "Security", Level: 3, Parent: "tasks", Number: "2.1"}, "### Security")
	d.section(model.Section{ID: "recovery", Title: "Disaster recovery", Level: 3, Parent: "tasks", Number: "2.2"}, "### Disaster")
	d.section(model.Section{ID: "not-covered", Title: "Not covered by support", Level: 2, Parent: "who-does-what", Number: "3"}, "## Not covered")

	target := "/docs/alder?topic=alder-architecture#parts"
	d.Body.Links = []model.Link{{Target: target, Source: d.find("[architecture]("+target+")", 0)}}
	d.Body.Codes = []model.Code{{Lang: "sh", Text: "alder volume copy --to north\n"}}

	d.alderOverview()
	d.alderSecurity()
	d.alderRecovery()
	return d
}

func (d *draft) alderOverview() {
	rows := []struct {
		slug, label, item, topic, quote string
		operations, security            model.Owner
	}{
		{"control-plane", "Control plane", "1.1", "control-plane", "| Control plane | Alder | Shared |", model.OwnerProvider, model.OwnerShared},
		{"worker-nodes", "Worker nodes", "1.2", "worker-nodes", "| Worker nodes | Shared | Alder |", model.OwnerShared, model.OwnerProvider},
		{"your-apps", "Your apps", "1.3", "applications", "| Your apps | You | Not applicable |", model.OwnerCustomer, model.OwnerNone},
	}
	for _, r := range rows {
		cell := func(area, column, n string, o model.Owner) {
			d.add(r.slug+"/"+area, r.item+"."+n, model.Responsibility{
				Section: "overview", Label: r.label, Area: area, Column: column,
				Topics: []string{r.topic}, Owner: o, Form: model.FormMatrix,
			}, r.quote, named(o)...)
		}
		cell("operations", "Operations", "1", r.operations)
		cell("security", "Security", "2", r.security)
	}
}

// named returns the parts of the parties that a matrix cell names.
func named(o model.Owner) []model.Assignment {
	switch o {
	case model.OwnerProvider:
		return []model.Assignment{part("provider", "")}
	case model.OwnerCustomer:
		return []model.Assignment{part("customer", "")}
	case model.OwnerShared:
		return []model.Assignment{part("provider", ""), part("customer", "")}
	}
	return nil
}

func (d *draft) alderSecurity() {
	row := func(label string, o model.Owner, topics ...string) model.Responsibility {
		return model.Responsibility{Section: "security", Label: label, Area: "security",
			Topics: topics, Owner: o, Form: model.FormColumns}
	}
	d.add("data-halls", "2.1.1", row("Data halls", model.OwnerProvider, "facilities"), "| Data halls |",
		part("provider", "", does("Keep the halls locked and watched.")))
	key := does("Bring every etcd snapshot under its own key.", "encryption", "etcd-backup")
	key.Components = []string{"etcd"}
	d.add("worker-nodes", "2.1.2", row("Worker nodes", model.OwnerShared, "worker-nodes"), "| Worker nodes | <ul>",
		part("provider", "",
			does("Publish a patched image for your workers every month.", "patching"),
			does("Isolate the network of each cluster.", "virtual-network"),
			key),
		part("customer", "",
			duty(model.KindDoes, model.ModalityMust, "You must install the image on your workers within a week.", "patching"),
			does("Ask for more workers before the last one is full.", "capacity")))
	d.add("hypervisor", "2.1.3", row("Hypervisor", model.OwnerProvider, "hypervisor"), "| Hypervisor |",
		part("provider", "", does("Patch the hosts without stopping a guest.")))
	d.add("volume-labels", "2.1.4", row("Volume labels", model.OwnerNone), "| Volume labels |")
}

func (d *draft) alderRecovery() {
	d.add("your-apps", "2.2.1", model.Responsibility{Section: "recovery", Label: "Your apps", Area: "recovery",
		Topics: []string{"applications"}, Owner: model.OwnerCustomer, Form: model.FormColumns}, "| Your apps | Alder offers",
		part("provider", "", duty(model.KindHelps, model.ModalityDoes,
			"Alder offers a command that copies volumes to another region.", "app-backup")),
		part("customer", "",
			does("Take a copy of each volume as often as you need one.", "app-backup"),
			does("Practise bringing a copy back.", "app-backup", "continuity")))
	excluded := func(slug, item, text, topic string) {
		silent := part("customer", "")
		silent.Inferred = true
		d.add(slug, item, model.Responsibility{Section: "not-covered", Label: text, Area: "support",
			Topics: []string{topic}, Owner: model.OwnerCustomer, Form: model.FormList}, text,
			part("provider", "", duty(model.KindExcluded, model.ModalityDoes, text)), silent)
	}
	excluded("finding-faults-in-the-code-of-your-apps", "3.1", "Finding faults in the code of your apps", "applications")
	excluded("charts-that-a-third-party-publishes", "3.2", "Charts that a third party publishes", "third-party-software")
}

// alderArchitecture describes components, states facts and assigns in prose.
func alderArchitecture() *draft {
	d := open("alder/architecture.md", model.Document{
		Title: "How Alder Kubernetes is built", Dialect: "ibm", Code: "ALD-A",
		SourceURL: "https://alder.example/docs/architecture", Updated: "2025-12-10",
		Unread: model.Unread{Of: 20},
	})
	d.section(model.Section{ID: "architecture", Title: d.Title, Level: 1}, "# How Alder")
	d.section(model.Section{ID: "parts", Title: "Parts", Level: 2, Parent: "architecture", Number: "1"}, "## Parts")
	d.section(model.Section{ID: "control-plane", Title: "Running the control plane", Level: 2, Parent: "architecture", Number: "2"}, "## Running")

	image := d.find("![A control plane above three workers](images/parts.svg \"The parts of a cluster\")", 0)
	d.Body.Links = []model.Link{{Target: "images/parts.svg", Alt: "A control plane above three workers",
		Title: "The parts of a cluster", Source: image, Image: true}}
	d.findings = append(d.findings, diag.ImageMissing.At(d.file, source.Span{Start: image.Start, End: image.End},
		"alder/architecture#parts", "images/parts.svg", "image %q is not there", "images/parts.svg"))

	update := does("updates etcd without a break", "control-plane", "patching")
	update.Components = []string{"etcd"}
	d.add("running-the-control-plane", "2.0", model.Responsibility{Section: "control-plane",
		Label: "Running the control plane", Topics: []string{"control-plane"}, Owner: model.OwnerShared, Form: model.FormProse},
		"Alder manages the control plane and updates etcd without a break. You should choose a version of Kubernetes that is still maintained.",
		part("provider", "", does("manages the control plane"), update),
		part("customer", "", duty(model.KindDoes, model.ModalityShould,
			"choose a version of Kubernetes that is still maintained", "kubernetes-version")))
	d.alderParts()
	return d
}

func (d *draft) alderParts() {
	component := func(slug, name, text, topic string) {
		d.components = append(d.components, model.Component{ID: "alder/" + slug, Name: name, Document: d.ID,
			Section: "parts", Description: text, Topics: []string{topic}, Source: d.find("| "+name+" | "+text+" |", 0)})
	}
	component("etcd", "etcd", "Holds the state of the cluster in three replicas.", "control-plane")
	component("gate-router", "Gate router", "Takes requests from outside and hands them to services.", "app-networking")

	fact := func(text, topic string, qs ...model.Quantity) {
		d.facts = append(d.facts, model.Fact{Document: d.ID, Section: "parts", Text: text, Quantities: qs,
			Topics: []string{topic}, Source: d.find(text, 0)})
	}
	fact("Holds the state of the cluster in three replicas.", "control-plane",
		model.Quantity{Value: 3, Unit: "replica", Text: "three replicas"})
	fact("Alder takes a snapshot of etcd every 6 hours and keeps it for 14 days.", "etcd-backup",
		model.Quantity{Value: 6, Unit: "hour", Text: "every 6 hours", Every: true},
		model.Quantity{Value: 14, Unit: "day", Text: "14 days"})
}
