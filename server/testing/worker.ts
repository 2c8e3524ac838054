/** Tests call what they test themselves: the Worker that carries them answers nothing. */
export default { fetch: () => new Response(null, { status: 404 }) };
