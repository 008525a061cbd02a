package modeltest

import (
	"strings"

	"demarc/internal/model"
)

func areas() []model.Area {
	return []model.Area{
		{ID: "provisioning", Title: "Onboarding and provisioning", Short: "Provisioning"},
		{ID: "operations", Title: "Incident and operations management", Short: "Operations"},
		{ID: "change", Title: "Change management", Short: "Change"},
		{ID: "access", Title: "Identity and access management", Short: "Access"},
		{ID: "security", Title: "Security and regulation compliance", Short: "Security"},
		{ID: "recovery", Title: "Disaster recovery and continuity", Short: "Recovery"},
		{ID: "exit", Title: "Reversibility and end of service", Short: "Exit"},
		{ID: "support", Title: "Support coverage", Short: "Support"},
	}
}

func layers() []model.Layer {
	return []model.Layer{
		{ID: "facilities", Title: "Facilities", Summary: "Buildings, power and guards.", Line: true},
		{ID: "hardware", Title: "Hardware", Summary: "Machines, disks and cables.", Line: true},
		{ID: "virtualisation", Title: "Virtualisation", Short: "Virtual", Summary: "What makes one machine many.", Line: true},
		{ID: "control-plane", Title: "Control plane", Summary: "What steers a cluster.", Line: true},
		{ID: "worker-nodes", Title: "Worker nodes", Short: "Workers", Summary: "Where pods run.", Line: true},
		{ID: "components", Title: "Components", Summary: "Parts that come with a cluster.", Line: true},
		{ID: "networking", Title: "Networking", Short: "Network", Summary: "How requests travel.", Line: true},
		{ID: "applications", Title: "Applications", Short: "Apps", Summary: "What a team deploys.", Line: true},
		{ID: "data", Title: "Data", Summary: "What is stored, copied and erased.", Line: true},
		{ID: "across", Title: "Across layers", Short: "Across", Summary: "What concerns all of them."},
	}
}

// topicIDs lists the topics of each layer.
var topicIDs = []struct{ layer, topics string }{
	{"facilities", "facilities"},
	{"hardware", "physical-servers physical-storage physical-network"},
	{"virtualisation", "hypervisor virtual-network virtual-storage"},
	{"control-plane", "service control-plane kubernetes-version etcd-backup"},
	{"worker-nodes", "worker-nodes capacity"},
	{"components", "system-components add-ons"},
	{"networking", "cluster-networking app-networking"},
	{"applications", "applications app-security app-observability third-party-software"},
	{"data", "data app-backup encryption erasure"},
	{"across", "identity-access observability patching incidents support compliance location continuity leaving"},
}

func topics() []model.Topic {
	var out []model.Topic
	for _, l := range topicIDs {
		for _, id := range strings.Fields(l.topics) {
			title := strings.ReplaceAll(id, "-", " ")
			title = strings.ToUpper(title[:1]) + title[1:]
			out = append(out, model.Topic{
				ID: id, Title: title, Layer: l.layer, Summary: title + " and what belongs to it.",
				Question: "Who takes care of this: " + strings.ToLower(title) + "?",
			})
		}
	}
	for i := range out {
		if out[i].ID == "worker-nodes" {
			out[i].Also, out[i].Related = []string{"workers", "machines"}, []string{"capacity", "patching"}
		}
	}
	return out
}
