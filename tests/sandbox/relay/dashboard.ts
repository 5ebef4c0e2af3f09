/** What a relay's own web interface answers where a path is wrong. */
export const DASHBOARD_HTML = `<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>New API</title></head>
<body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>
`;
