import { expect } from 'vitest';
import type { RemoteRetrieverOptions } from '../../src/knowledge/remote/options.js';
import { difyRetriever } from '../../src/knowledge/remote/vendors/dify.js';
import { fastGptRetriever } from '../../src/knowledge/remote/vendors/fastgpt.js';
import { ragflowRetriever } from '../../src/knowledge/remote/vendors/ragflow.js';
import { tencentLkeRetriever } from '../../src/knowledge/remote/vendors/tencent-lke.js';
import type { Retriever } from '../../src/knowledge/retriever.js';

/** One kind of knowledge base and what it sends. */
export interface BaseCase {
  readonly name: string;
  readonly url: string;
  readonly key: string;
  make(options?: RemoteRetrieverOptions): Retriever;
  /** What it answers where it found two passages, the second in a pair of question and answer where it has such. */
  readonly found: string;
  readonly empty: string;
  /** Its own words for a key that it does not know. */
  readonly unauthorized: { readonly status: number; readonly body: string; readonly vendorCode: string };
  /** Its own words for a base that is not there. */
  readonly missing: { readonly status: number; readonly body: string; readonly kind: string };
  /** Well-formed JSON that is none of its answers. */
  readonly wrong: readonly string[];
  readonly expected: readonly unknown[];
}

/** Segments as Dify 1.x sends them. */
export const difyFound = `{
  "query": { "content": "游船几点停?" },
  "records": [
    {
      "segment": {
        "id": "f3d1c7be-9f3a-40d8-8eb8-3a1ef9c3f2c1", "position": 1, "document_id": "a8e0e5b5-78c6-4130-a5ce-25feb0e0b4ac",
        "content": "西湖游船每天 8:00 开航,末班船 17:30 开。", "sign_content": "", "answer": "", "word_count": 24, "tokens": 30,
        "keywords": ["游船"], "index_node_id": "a1b2c3d4-e5f6-7890-abcd-000000000001", "index_node_hash": "abc123def456",
        "hit_count": 1, "enabled": true, "disabled_at": null, "disabled_by": null, "status": "completed",
        "created_by": "ad313dd6-ef04-4dd1-a5b0-c0f0b9e2e7e4", "created_at": 1741267200, "indexing_at": 1741267200,
        "completed_at": 1741267200, "error": null, "stopped_at": null,
        "document": { "id": "a8e0e5b5-78c6-4130-a5ce-25feb0e0b4ac", "data_source_type": "upload_file", "name": "游船.md",
          "doc_type": null, "doc_metadata": { "source": "file_upload", "url": "https://lake.example.com/boats" } }
      },
      "child_chunks": [], "score": 0.92, "tsne_position": null, "files": [], "summary": null
    },
    {
      "segment": {
        "id": "0b1f9a3e-1111-4c7d-9a55-5d1f0f1d2c3b", "position": 2, "document_id": "b9f1f6c6-0000-4241-b6df-36ffc1f1c5bd",
        "content": "船票多少钱?", "sign_content": "", "answer": "成人 55 元一位。", "word_count": 6, "tokens": 9, "keywords": [],
        "status": "completed", "enabled": true, "hit_count": 0,
        "document": { "id": "b9f1f6c6-0000-4241-b6df-36ffc1f1c5bd", "data_source_type": "upload_file", "name": "faq.csv",
          "doc_type": null, "doc_metadata": null }
      },
      "child_chunks": null, "score": 0.41, "tsne_position": null
    }
  ]
}`;

const timetable = '西湖游船每天 8:00 开航,末班船 17:30 开。';

export const bases: readonly BaseCase[] = [
  {
    name: 'difyRetriever',
    url: 'https://dify.example.com/v1/datasets/d-1/retrieve',
    key: 'dataset-secret',
    make: (options) =>
      difyRetriever({
        datasetId: 'd-1',
        apiKey: 'dataset-secret',
        baseURL: 'https://dify.example.com/v1/',
        ...options,
      }),
    found: difyFound,
    empty: '{"query":{"content":"游船几点停?"},"records":[]}',
    unauthorized: {
      status: 401,
      body: '{"code":"unauthorized","message":"Access token is invalid","status":401}',
      vendorCode: 'unauthorized',
    },
    missing: {
      status: 404,
      body: '{"code":"not_found","message":"Dataset not found.","status":404}',
      kind: 'not-found',
    },
    wrong: ['{"records":{}}', '{"records":[{"segment":{"id":"1"}}]}', '{"records":["text"]}', '[]x', '{"result":"ok"}'],
    expected: [
      {
        passage: {
          id: 'a8e0e5b5-78c6-4130-a5ce-25feb0e0b4ac#f3d1c7be-9f3a-40d8-8eb8-3a1ef9c3f2c1',
          documentId: 'a8e0e5b5-78c6-4130-a5ce-25feb0e0b4ac',
          title: '游船.md',
          headings: [],
          text: timetable,
          source: 'https://lake.example.com/boats',
        },
        score: 0.92,
      },
      {
        passage: {
          id: 'b9f1f6c6-0000-4241-b6df-36ffc1f1c5bd#0b1f9a3e-1111-4c7d-9a55-5d1f0f1d2c3b',
          documentId: 'b9f1f6c6-0000-4241-b6df-36ffc1f1c5bd',
          title: 'faq.csv',
          headings: ['船票多少钱?'],
          text: '成人 55 元一位。',
        },
        score: 0.41,
      },
    ],
  },
  {
    name: 'fastGptRetriever',
    url: 'https://fastgpt.example.com/api/core/dataset/searchTest',
    key: 'openapi-secret',
    make: (options) =>
      fastGptRetriever({
        datasetId: '65abc9bd9d1448617cba5e6c',
        apiKey: 'openapi-secret',
        baseURL: 'https://fastgpt.example.com',
        ...options,
      }),
    found: `{"code":200,"statusText":"","message":"","data":{"list":[
      {"id":"65962b23f5fac58e46330dfd","updateTime":"2024-01-04T03:52:54.000Z","q":"${timetable}","a":"","chunkIndex":0,
       "datasetId":"65abc9bd9d1448617cba5e6c","collectionId":"65962b23f5fac58e46330df1","sourceName":"游船.md",
       "sourceId":"https://lake.example.com/boats",
       "score":[{"type":"embedding","value":0.81,"index":0},{"type":"reRank","value":0.97,"index":0},{"type":"rrf","value":0.03,"index":0}]},
      {"id":"65962b23f5fac58e46330dfe","q":"船票多少钱?","a":"成人 55 元一位。","chunkIndex":1,
       "datasetId":"65abc9bd9d1448617cba5e6c","collectionId":"65962b23f5fac58e46330df2","sourceName":"手动录入","sourceId":"manual",
       "score":[{"type":"embedding","value":0.5,"index":1}]}
    ],"duration":"0.412s","queryExtensionModel":null,"searchMode":"embedding","limit":5000,"similarity":0,"usingReRank":true}}`,
    empty: '{"code":200,"statusText":"","message":"","data":{"list":[],"duration":"0.2s"}}',
    unauthorized: {
      status: 200,
      body: '{"code":514,"statusText":"unAuthApiKey","message":"Key 不合法","data":null}',
      vendorCode: 'unAuthApiKey',
    },
    missing: {
      status: 500,
      body: '{"code":501001,"statusText":"unExistDataset","message":"core.dataset.error.unExistDataset","data":null}',
      kind: 'not-found',
    },
    wrong: ['{"code":200,"data":{}}', '{"code":200,"data":[{"q":null}]}', '{"code":200,"data":"ok"}', '"text"'],
    expected: [
      {
        passage: {
          id: '65962b23f5fac58e46330df1#65962b23f5fac58e46330dfd',
          documentId: '65962b23f5fac58e46330df1',
          title: '游船.md',
          headings: [],
          text: timetable,
          source: 'https://lake.example.com/boats',
        },
        score: 0.97,
      },
      {
        passage: {
          id: '65962b23f5fac58e46330df2#65962b23f5fac58e46330dfe',
          documentId: '65962b23f5fac58e46330df2',
          title: '手动录入',
          headings: ['船票多少钱?'],
          text: '成人 55 元一位。',
        },
        score: 0.5,
      },
    ],
  },
  {
    name: 'ragflowRetriever',
    url: 'https://ragflow.example.com/api/v1/retrieval',
    key: 'ragflow-secret',
    make: (options) =>
      ragflowRetriever({
        baseURL: 'https://ragflow.example.com',
        datasetIds: ['b2a62730759d11ef987d0242ac120004'],
        apiKey: 'ragflow-secret',
        ...options,
      }),
    found: `{"code":0,"data":{"chunks":[
      {"content":"${timetable}","content_ltks":"西湖 游船","document_id":"5c5999ec7be811ef9cab0242ac120005",
       "document_keyword":"1.pdf","highlight":"<em>游船</em>","id":"d78435d142bd5cf6704da62c778795c5","image_id":"",
       "important_keywords":[""],"kb_id":"c7ee74067a2c11efb21c0242ac120006","positions":[[3,90,500,120,160]],
       "similarity":0.9669436601210759,"term_similarity":1.0,"vector_similarity":0.8898122004035864},
      {"content":"成人 55 元一位。","document_id":"5c5999ec7be811ef9cab0242ac120006","document_keyword":"2.txt",
       "id":"e78435d142bd5cf6704da62c778795c6","positions":[""],"similarity":0.4}
    ],"doc_aggs":[{"count":1,"doc_id":"5c5999ec7be811ef9cab0242ac120005","doc_name":"1.pdf"}],"total":2}}`,
    empty: '{"code":0,"data":{"chunks":[],"doc_aggs":[],"total":0}}',
    unauthorized: {
      status: 200,
      body: '{"code":109,"data":false,"message":"Authentication error: API key is invalid!"}',
      vendorCode: '109',
    },
    missing: {
      status: 200,
      body: '{"code":102,"message":"You don\'t own the dataset b2a62730759d11ef987d0242ac120004."}',
      kind: 'refused',
    },
    wrong: ['{"code":0}', '{"code":0,"data":{"chunks":[{"content":7}]}}', '{"code":0,"data":{"chunks":[null]}}', '3'],
    expected: [
      {
        passage: {
          id: '5c5999ec7be811ef9cab0242ac120005#d78435d142bd5cf6704da62c778795c5',
          documentId: '5c5999ec7be811ef9cab0242ac120005',
          title: '1.pdf',
          headings: [],
          text: timetable,
          page: 3,
        },
        score: 0.9669436601210759,
      },
      {
        passage: {
          id: '5c5999ec7be811ef9cab0242ac120006#e78435d142bd5cf6704da62c778795c6',
          documentId: '5c5999ec7be811ef9cab0242ac120006',
          title: '2.txt',
          headings: [],
          text: '成人 55 元一位。',
        },
        score: 0.4,
      },
    ],
  },
  {
    name: 'tencentLkeRetriever',
    url: 'https://lkeap.example.com/',
    key: 'lke-secret-key',
    make: (options) =>
      tencentLkeRetriever({
        knowledgeBaseId: 'kb-1',
        credentials: { secretId: 'AKIDEXAMPLE', secretKey: 'lke-secret-key' },
        baseURL: 'https://lkeap.example.com',
        ...options,
      }),
    found: `{"Response":{"Records":[
      {"Metadata":{"Type":"DOC","ResultSource":"SEMANTIC","ChunkPageNumbers":[2]},"Title":"游船.pdf","Content":"${timetable}"},
      {"Metadata":{"Type":"QA","ResultSource":"FULL_TEXT","ChunkPageNumbers":[]},"Title":"船票多少钱?","Content":"成人 55 元一位。"}
    ],"TotalCount":2,"RequestId":"a6e51f8e-0c1a-4c51-9a86-0e5b3a1d3e60"}}`,
    empty: '{"Response":{"Records":null,"TotalCount":0,"RequestId":"a6e51f8e-0c1a-4c51-9a86-0e5b3a1d3e61"}}',
    unauthorized: {
      status: 200,
      body: '{"Response":{"Error":{"Code":"AuthFailure.SecretIdNotFound","Message":"The SecretId is not found"},"RequestId":"r"}}',
      vendorCode: 'AuthFailure.SecretIdNotFound',
    },
    missing: {
      status: 200,
      body: '{"Response":{"Error":{"Code":"ResourceNotFound","Message":"knowledge base not found"},"RequestId":"r"}}',
      kind: 'not-found',
    },
    wrong: ['{"Response":{}}', '{"Response":{"Records":[{"Title":"x"}]}}', '{"Records":[]}', 'true'],
    expected: [
      {
        passage: {
          id: expect.stringMatching(/^游船\.pdf#[0-9a-f]{16}$/),
          documentId: '游船.pdf',
          title: '游船.pdf',
          headings: [],
          text: timetable,
          page: 2,
        },
        score: 1,
      },
      {
        passage: {
          id: expect.stringMatching(/^船票多少钱\?#[0-9a-f]{16}$/),
          documentId: '船票多少钱?',
          title: '船票多少钱?',
          headings: ['船票多少钱?'],
          text: '成人 55 元一位。',
        },
        score: 0.5,
      },
    ],
  },
];
