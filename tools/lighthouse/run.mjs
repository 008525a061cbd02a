// Serves the site in a folder, compressed as its hosts do, and measures pages of it with
// Lighthouse, as on a phone. Fails where one falls short. Each page is measured several
// times and the median counts, because a busy machine is slow.
//
//   node run.mjs FOLDER
import { createServer } from "node:http"
import { readFile } from "node:fs/promises"
import { extname, join, normalize } from "node:path"
import { gzipSync } from "node:zlib"
import lighthouse from "lighthouse"
import { launch } from "chrome-launcher"

const pages = ["", "compare/", "compare/ibm-vs-oracle/", "providers/ibm/responsibilities/", "checklists/ibm/"]
const limits = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 }
const rounds = 3

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain", ".xml": "application/xml", ".webmanifest": "application/manifest+json",
}
const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname))
  const file = join(process.argv[2], path.endsWith("/") ? path + "index.html" : path)
  try {
    const body = gzipSync(await readFile(file))
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream", "content-encoding": "gzip", "cache-control": "max-age=31536000" })
    response.end(body)
  } catch {
    response.writeHead(404).end()
  }
})
await new Promise((ready) => server.listen(8089, "127.0.0.1", ready))
const address = "http://127.0.0.1:8089/"
const chrome = await launch({
  chromePath: process.env.DEMARC_BROWSER || undefined,
  chromeFlags: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
})
const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]
let short = 0
try {
  for (const page of pages) {
    const scores = Object.fromEntries(Object.keys(limits).map((name) => [name, []]))
    const faults = new Set()
    for (let i = 0; i < rounds; i++) {
      const { lhr } = await lighthouse(address + page, { port: chrome.port, onlyCategories: Object.keys(limits), logLevel: "error" })
      if (lhr.runtimeError) throw new Error(`${page || "home"}: ${lhr.runtimeError.message}`)
      for (const name in limits) {
        scores[name].push(Math.round(lhr.categories[name].score * 100))
        for (const { id, weight } of lhr.categories[name].auditRefs) {
          const { score, title } = lhr.audits[id]
          if (weight > 0 && score !== null && score < 0.9) faults.add(`${id}: ${title}`)
        }
      }
    }
    const line = Object.entries(limits).map(([name, limit]) => {
      const score = median(scores[name])
      if (score < limit) short++
      return `${name} ${score}${score < limit ? ` (want ${limit})` : ""}`
    })
    console.log(`${(page || "home").padEnd(34)} ${line.join("  ")}`)
    for (const f of faults) console.log(`    ${f}`)
  }
} finally {
  await chrome.kill()
  server.close()
}
process.exitCode = short > 0 ? 1 : 0
