// Sends HTTP requests through the platform.

import type { FormPart, Http, HttpAnswer, HttpRequest } from '../crm/ports';
import { waited } from './memory';
import { PLATFORM } from './platform';
import { messageOf, troubleOf } from './trouble';

type Options = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions & {
  /** Documented, but missing in the typings 2.0.13. */
  readonly timeoutSeconds: number;
};

type Headers = Record<string, string>;

/**
 * Sends one request and waits for its answer, whatever the status; a redirect is an answer. Header names are returned in lower case. What
 * the network or server does is data; what the platform refuses before sending (a missing permission, the daily quota) is thrown, because
 * no answer can ever come.
 */
export const http: Http = (request) => {
  const options = optionsFor(request);
  try {
    return answerFrom(UrlFetchApp.fetch(request.url, options), request.bytes === true);
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === 'google-permission' || trouble === 'several-accounts' || trouble === 'over-for-today') throw error;
    return { answered: false, reason: messageOf(error) };
  } finally {
    waited();
  }
};

/** As the platform spells them. */
const METHODS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

function optionsFor({ method, headers, body, form, timeoutSeconds }: HttpRequest): Options {
  return {
    method: METHODS[method],
    headers: { ...headers },
    muteHttpExceptions: true,
    followRedirects: false,
    timeoutSeconds: timeoutSeconds ?? PLATFORM.secondsForAnswer,
    ...(body === undefined ? {} : { contentType: 'application/json', payload: body }),
    ...(form === undefined ? {} : { payload: payloadOf(form) }),
  };
}

/** An object that contains a blob is sent as multipart/form-data, with a boundary chosen by the platform. */
function payloadOf(form: readonly FormPart[]): Record<string, string | GoogleAppsScript.Base.Blob> {
  return Object.fromEntries(
    form.map((part) => [
      part.name,
      'text' in part ? part.text : Utilities.newBlob(Utilities.base64Decode(part.base64), part.type, part.fileName),
    ]),
  );
}

function answerFrom(response: GoogleAppsScript.URL_Fetch.HTTPResponse, bytes: boolean): HttpAnswer {
  return {
    answered: true,
    status: response.getResponseCode(),
    headers: lowerCased(response.getAllHeaders()),
    // If the answer has no charset, the platform would not read it as UTF-8.
    body: response.getContentText('UTF-8'),
    ...(bytes && { base64: Utilities.base64Encode(response.getContent()) }),
  };
}

/** A repeated header comes as a list. */
function lowerCased(headers: object): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : String(value)]),
  );
}
