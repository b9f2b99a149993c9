// The page's Content-Security-Policy, written once: into the page's head, into the header files of the built folder,
// and into the answers of the preview server.
import type { Plugin } from "vite";

/**
 * Nothing from anywhere but the page's own origin; no inline script or style, no eval; wasm may be compiled; strings
 * reach script sinks only through the Trusted Types policy `unrolled`.
 */
const directives: Readonly<Record<string, string>> = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self' data: blob:",
  "font-src": "'self'",
  "connect-src": "'self'",
  "worker-src": "'self'",
  "manifest-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "unrolled",
};

/** The policy as one line, as a header or a `<meta>` carries it. */
export const policy: string = Object.entries(directives)
  .map(([name, value]) => `${name} ${value}`)
  .join("; ");

/** Every security header a host should send; a `<meta>` can carry the first only. */
export const headers: Readonly<Record<string, string>> = {
  "Content-Security-Policy": policy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
};

/** Puts the policy first into the built page's head and writes `_headers` beside it. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: "content-security-policy",
    // Vite's development server injects inline scripts and styles, which the policy exists to forbid; so it is part of
    // the built page, and the built page is what `cargo xtask serve` shows and what the tests drive.
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html) =>
        html.replace("<head>", `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`),
    },
    generateBundle() {
      const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
      this.emitFile({ type: "asset", fileName: "_headers", source: `/*\n${lines.join("")}` });
    },
  };
}
