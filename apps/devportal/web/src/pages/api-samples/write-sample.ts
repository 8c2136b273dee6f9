import type { SampleCall } from './sample-call';

/** Within double quotes of JavaScript, Python, Java and Go: JSON's escapes mean the same there. */
const quoted = (text: string): string => JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
/** Within single quotes of a shell nothing has a meaning but the quote itself. */
const shell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');

const curl = ({ method, url, headers, body }: SampleCall): string =>
  [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${shell(url)}`,
    ...headers.map(([name, value]) => `  -H ${shell(`${oneLine(name)}: ${oneLine(value)}`)}`),
    ...(body === undefined ? [] : [`  -d ${shell(body)}`]),
  ].join(' \\\n');

const javascript = ({ method, url, headers, body }: SampleCall): string => {
  const members = [
    ...(method === 'GET' ? [] : [`  method: ${quoted(method)},`]),
    ...(headers.length === 0 ? [] : ['  headers: {', ...headers.map(([name, value]) => `    ${quoted(name)}: ${quoted(value)},`), '  },']),
    ...(body === undefined ? [] : [`  body: ${quoted(body)},`]),
  ];
  const call = members.length === 0 ? `fetch(${quoted(url)})` : [`fetch(${quoted(url)}, {`, ...members, '})'].join('\n');
  return [`const response = await ${call};`, 'console.log(response.status, await response.text());'].join('\n');
};

const python = ({ method, url, headers, body }: SampleCall): string => {
  const given = [
    `    ${quoted(url)},`,
    ...(headers.length === 0 ? [] : ['    headers={', ...headers.map(([name, value]) => `        ${quoted(name)}: ${quoted(value)},`), '    },']),
    ...(body === undefined ? [] : [`    data=${quoted(body)}.encode(),`]),
    '    timeout=30,',
  ];
  return ['import requests', '', 'response = requests.request(', `    ${quoted(method)},`, ...given, ')', 'print(response.status_code, response.text)'].join('\n');
};

const java = ({ method, url, headers, body }: SampleCall): string =>
  [
    'import java.net.URI;',
    'import java.net.http.*;',
    '',
    'public class Call {',
    '    public static void main(String[] args) throws Exception {',
    `        var request = HttpRequest.newBuilder(URI.create(${quoted(url)}))`,
    ...headers.map(([name, value]) => `            .header(${quoted(name)}, ${quoted(value)})`),
    `            .method(${quoted(method)}, ${body === undefined ? 'HttpRequest.BodyPublishers.noBody()' : `HttpRequest.BodyPublishers.ofString(${quoted(body)})`})`,
    '            .build();',
    '        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());',
    '        System.out.println(response.statusCode() + " " + response.body());',
    '    }',
    '}',
  ].join('\n');

const go = ({ method, url, headers, body }: SampleCall): string =>
  [
    'package main',
    '',
    'import (',
    '\t"fmt"',
    '\t"io"',
    '\t"net/http"',
    ...(body === undefined ? [] : ['\t"strings"']),
    ')',
    '',
    'func main() {',
    `\trequest, err := http.NewRequest(${quoted(method)}, ${quoted(url)}, ${body === undefined ? 'nil' : `strings.NewReader(${quoted(body)})`})`,
    '\tif err != nil {',
    '\t\tpanic(err)',
    '\t}',
    ...headers.map(([name, value]) => `\trequest.Header.Set(${quoted(name)}, ${quoted(value)})`),
    '\tresponse, err := http.DefaultClient.Do(request)',
    '\tif err != nil {',
    '\t\tpanic(err)',
    '\t}',
    '\tdefer response.Body.Close()',
    '\tanswer, _ := io.ReadAll(response.Body)',
    '\tfmt.Println(response.StatusCode, string(answer))',
    '}',
  ].join('\n');

/** The languages that samples are written in, in the order in which they are offered. */
export const languages = {
  curl: { label: 'curl', write: curl },
  javascript: { label: 'JavaScript', write: javascript },
  python: { label: 'Python', write: python },
  java: { label: 'Java', write: java },
  go: { label: 'Go', write: go },
} as const satisfies Record<string, { readonly label: string; readonly write: (call: SampleCall) => string }>;
export type Language = keyof typeof languages;
