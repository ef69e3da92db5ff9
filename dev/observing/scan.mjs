// Puts the site to Mozilla's observatory: its own requests, rules and grade (@mdn/mdn-http-observatory).
// `node scan.mjs PACKAGE PORT`: serves what listens there under a public name, as a proxy does that ends TLS,
// and prints one JSON object for each page: its address, rules, score and grade.

import fs from "node:fs";
import http from "node:http";
import https from "node:https";
import { pathToFileURL } from "node:url";

const [root, port] = process.argv.slice(2);
const { CERTIFICATE, KEY, USERNAME, PASSWORD } = process.env;
const HOST = "tracker.example.org";
const SIGN_IN = "/admin/login/";

// No name of this machine is in the browsers' list of HTTPS sites, which is fetched when installed.
const list = `${root}/conf/hsts-preload.json`;
if (!fs.existsSync(list)) fs.writeFileSync(list, "{}\n");
const from = (file) => import(pathToFileURL(`${root}/src/${file}`));
const { retrieve } = await from("retriever/retriever.js");
const { ALL_TESTS } = await from("constants.js");
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await from("grader/charts.js");
const { getGradeForScore, getScoreModifier } = await from("grader/grader.js");

const proxy = (scheme) => (asked, answer) => {
  const headers = { ...asked.headers, "x-forwarded-proto": scheme, "x-forwarded-for": "192.0.2.1" };
  const onward = http.request({ port, host: "127.0.0.1", method: asked.method, path: asked.url, headers }, (got) => {
    answer.writeHead(got.statusCode, got.rawHeaders);
    got.pipe(answer);
  });
  onward.on("error", () => answer.destroy());
  asked.pipe(onward);
};
const listen = (server) => new Promise((done) => server.listen(0, "127.0.0.1", () => done(server.address().port)));
const secure = { cert: fs.readFileSync(CERTIFICATE), key: fs.readFileSync(KEY) };
const ports = {
  http: await listen(http.createServer(proxy("http"))),
  https: await listen(https.createServer(secure, proxy("https"))),
};

// The public name leads here, whatever the machine's names say; the certificate is verified for it all the same.
for (const [kind, module] of [["http", http], ["https", https]]) {
  const { createConnection } = module.Agent.prototype;
  module.Agent.prototype.createConnection = function (options, ...more) {
    if (options.host !== HOST) return createConnection.call(this, options, ...more);
    const here = { ...options, host: "127.0.0.1", port: ports[kind], servername: HOST };
    return createConnection.call(this, here, ...more);
  };
}

// As the package's own scan does once it has retrieved a page.
function grade(address, retrieved) {
  let [full, bare] = [100, 100];
  const rules = ALL_TESTS.map((test) => {
    const { result, pass } = test(retrieved);
    const points = result ? getScoreModifier(result) : 0;
    full += points;
    bare += Math.min(points, 0);
    return { rule: test.name.replace(/Test$/, ""), result, pass, points };
  });
  const graded = getGradeForScore(bare >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? full : bare);
  const { jar, response } = retrieved.session;
  const cookies = jar.serializeSync().cookies.map((one) => one.key);
  console.log(JSON.stringify({ address, status: response.status, cookies, rules, ...graded }));
}

grade("/", await retrieve(HOST, { path: "/" }));
const door = await retrieve(HOST, { path: SIGN_IN });
grade(SIGN_IN, door);
const [, token] = /name="csrfmiddlewaretoken" value="([^"]+)"/.exec(door.resources.path);
const form = new URLSearchParams({ username: USERNAME, password: PASSWORD, csrfmiddlewaretoken: token });
const url = `https://${HOST}${SIGN_IN}?next=/admin/`;
const inside = await door.session.clientInstanceRecordingRedirects.post(url, form, { headers: { Referer: url } });
door.session.response = { ...inside, verified: true, httpEquiv: new Map() };
door.responses.auto = door.session.response;
grade("/admin/", door);
process.exit(0);
