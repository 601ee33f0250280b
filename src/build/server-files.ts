import type { Rule } from "./headers.ts";

/**
 * For Netlify and Cloudflare Pages, which read it from the root of what they serve. Both let browsers ask for a newer copy
 * of every file by themselves, and would join what two rules say of one header.
 */
export function headersFile(rules: readonly Rule[]): string {
  const lines = rules.flatMap(({ path, headers }) => [
    path.endsWith("/") ? `${path}*` : path,
    ...Object.entries(headers)
      .filter(([name, value]) => !(name === "Cache-Control" && value === "no-cache"))
      .map(([name, value]) => `  ${name}: ${value}`),
  ]);
  return `${lines.join("\n")}\n`;
}

/**
 * For nginx, to be included in its `http` block. Each header is said once, for the whole server: one `add_header` in a
 * `location` would silently drop all others.
 */
export function nginxFile(rules: readonly Rule[]): string {
  const [everywhere, ...special] = rules;
  if (everywhere === undefined) throw new Error("there is no rule for all files");
  const names = new Set(rules.flatMap(({ headers }) => Object.keys(headers)));
  const maps: string[] = [];
  const lines: string[] = [];
  for (const name of names) {
    const own = special.filter(({ headers }) => name in headers);
    const common = everywhere.headers[name] ?? "";
    const variable = `$inbox_${name.toLowerCase().replaceAll("-", "_")}`;
    if (own.length > 0) {
      const cases = own.map(({ path, headers }) => `  ${place(path)} "${headers[name]}";`);
      maps.push(`map $uri ${variable} {\n  default "${common}";\n${cases.join("\n")}\n}\n`);
    }
    // Not with an error, which is not to be kept: a file may be there a moment later.
    const always = name === "Cache-Control" ? "" : " always";
    lines.push(`  add_header ${name} ${own.length > 0 ? variable : `"${common}"`}${always};`);
  }
  return `# Include this in nginx's http block, and change the four lines that are marked.
${maps.join("\n")}
server {
  listen 443 ssl;
  server_name inbox.example.com; # yours
  ssl_certificate /etc/ssl/inbox.pem; # yours
  ssl_certificate_key /etc/ssl/inbox.key; # yours
  root /srv/inbox/dist; # yours

${lines.join("\n")}

  gzip on;
  gzip_types text/css text/javascript application/javascript application/json application/manifest+json image/svg+xml;

  location / {
    try_files $uri $uri/ =404;
  }
  # Not in the types of every nginx.
  location = /embed.mjs {
    types {}
    default_type text/javascript;
  }
  location = /manifest.webmanifest {
    types {}
    default_type application/manifest+json;
  }
}
`;
}

/** Paths end where nothing follows, and go on where they name a folder. */
const place = (path: string) => (path.endsWith("/") ? `~^${path}` : path);

/** Caddy takes special paths first; with `?` the common value of a header is only said where none was. */
export function caddyFile(rules: readonly Rule[]): string {
  const isSpecial = (name: string) => rules.some(({ path, headers }) => path !== "/" && name in headers);
  const blocks = rules.map(({ path, headers }) => {
    const matcher = path === "/" ? "" : path.endsWith("/") ? `@${path.split("/")[1]} ` : `${path} `;
    // Not for what is not there, which is not to be kept: it may be there a moment later.
    const named = matcher.startsWith("@") ? `  ${matcher}{\n    path ${path}*\n    file\n  }\n` : "";
    const lines = Object.entries(headers).map(
      ([name, value]) => `    ${matcher === "" && isSpecial(name) ? "?" : ""}${name} "${value}"`,
    );
    return `${named}  header ${matcher}{\n${lines.join("\n")}\n  }`;
  });
  return `# Change the two lines that are marked.
inbox.example.com { # yours
  root * /srv/inbox/dist # yours
  encode zstd gzip
${blocks.join("\n")}
  file_server
}
`;
}
