package modeltest

import "demarc/internal/model"

// duneTerms is a text without markup and without a date: prose that assigns,
// excludes and shares, and a list of the customer's duties.
func duneTerms() *draft {
	d := open("dune/terms.txt", model.Document{
		Title: "Dune Clusters: terms of service", Dialect: "plain", Code: "DUN", Unread: model.Unread{Words: 4, Of: 80},
	})
	top := "dune-clusters-terms-of-service"
	d.section(model.Section{ID: top, Title: d.Title, Level: 1}, d.Title)
	d.section(model.Section{ID: "control-plane", Title: "Control plane", Level: 2, Parent: top, Number: "1"}, "Control plane")
	d.section(model.Section{ID: "nodes", Title: "Nodes", Level: 2, Parent: top, Number: "2"}, "Nodes")
	d.section(model.Section{ID: "access", Title: "Access", Level: 2, Parent: top, Number: "3"}, "Access")
	d.section(model.Section{ID: "your-duties", Title: "Your duties", Level: 2, Parent: top, Number: "4"}, "Your duties")

	passage := func(section, label, topic, area string, o model.Owner) model.Responsibility {
		return model.Responsibility{Section: section, Label: label, Area: area,
			Topics: []string{topic}, Owner: o, Form: model.FormProse}
	}
	d.add("control-plane", "1.0", passage("control-plane", "Control plane", "control-plane", "", model.OwnerProvider),
		"Dune operates the control plane of each cluster. Dune mends it when it breaks.",
		part("provider", "", does("operates the control plane of each cluster"), does("mends it when it breaks", "incidents")))
	d.add("nodes", "2.0", passage("nodes", "Nodes", "worker-nodes", "", model.OwnerCustomer),
		"The client owns the nodes and must patch them. Dune is not responsible for software that the client installs on a node.",
		part("customer", "", does("owns the nodes"), duty(model.KindDoes, model.ModalityMust, "must patch them", "patching")),
		part("provider", "", duty(model.KindExcluded, model.ModalityDoes,
			"is not responsible for software that the client installs on a node", "third-party-software")))
	d.add("access", "3.0", passage("access", "Access", "identity-access", "access", model.OwnerShared),
		"The client and Dune share responsibility for accounts: Dune issues them, and the client should remove those that nobody uses.",
		part("provider", "", does("issues them")),
		part("customer", "", duty(model.KindDoes, model.ModalityShould, "should remove those that nobody uses")))
	d.duneList()
	return d
}

func (d *draft) duneList() {
	item := func(slug, n, text string, topics ...string) {
		d.add(slug, n, model.Responsibility{Section: "your-duties", Label: text, Topics: topics,
			Owner: model.OwnerCustomer, Form: model.FormList}, text,
			part("customer", "", does(text)))
	}
	item("encrypting-what-you-store", "4.1", "Encrypting what you store", "encryption")
	item("installing-add-ons", "4.2", "Installing add-ons", "add-ons")
	item("paying-the-invoice-in-time", "4.3", "Paying the invoice in time")
}
