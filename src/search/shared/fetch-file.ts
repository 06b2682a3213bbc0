/** Fetches a file. Rejects unless the response is successful. */
export async function fetchFile(url: string, options: RequestInit): Promise<Response> {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return response;
}
