// Looks at the page of a certificate in a real Chromium, in light, in dark and as it is printed: axe must
// find nothing, the page must load nothing and break no policy. Pictures of it go beside the report.
import { mkdirSync } from "node:fs";
import axe from "axe-core";
import { chromium } from "playwright-core";

const [address, key, pictures] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
mkdirSync(pictures, { recursive: true });
const faults = [];
for (const look of ["light", "dark", "print"]) {
  const page = await browser.newPage({
    viewport: { width: 1080, height: 1500 },
    colorScheme: look === "dark" ? "dark" : "light",
    extraHTTPHeaders: { Authorization: `Bearer ${key}`, Accept: "text/html" },
  });
  page.on("console", (message) => faults.push(`${look}: ${message.text()}`));
  page.on("request", (request) => request.url() === address || faults.push(`${look}: asks for ${request.url()}`));
  const answer = await page.goto(address);
  if (answer.status() !== 200) faults.push(`${look}: ${answer.status()}`);
  if (look === "print") {
    await page.emulateMedia({ media: "print" });
    await page.pdf({ path: `${pictures}/certificate.pdf`, preferCSSPageSize: true });
  }
  const width = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  if (width > 0) faults.push(`${look}: ${width} pixels wider than the window`);
  await page.evaluate(axe.source);
  for (const { id, nodes } of (await page.evaluate("axe.run()")).violations)
    faults.push(`${look}: ${id}: ${nodes.map((node) => node.target).join(" ")}`);
  await page.screenshot({ path: `${pictures}/certificate-${look}.png` });
  await page.close();
}
await browser.close();
console.log(faults.join("\n"));
process.exit(faults.length ? 1 : 0);
