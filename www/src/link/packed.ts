/** A text small enough for a link: UTF-8, raw deflate, base64url. */

/** Packs a text; about a third of its size for prose. */
export async function pack(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/**
 * Unpacks at most `limit` bytes: a few thousand characters can expand to many megabytes. Never rejects.
 */
export async function unpack(packed: string, limit: number): Promise<{ text: string } | "damaged" | "tooLong"> {
  if (!/^[A-Za-z0-9_-]*$/.test(packed)) return "damaged";
  try {
    const binary = atob(packed.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const out = new Uint8Array(limit);
    let length = 0;
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (length + piece.value.length > limit) {
        await reader.cancel();
        return "tooLong";
      }
      out.set(piece.value, length);
      length += piece.value.length;
    }
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(out.subarray(0, length));
    return { text };
  } catch {
    return "damaged";
  }
}
