/** Tests call the code under test directly: the Worker that runs them answers nothing. */
export default { fetch: () => new Response(null, { status: 404 }) };
