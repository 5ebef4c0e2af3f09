import type { ErrorCode } from "@/utils/core/app-error";

/** What may be tried again without asking: only what certainly did no work. */
type AutomaticRetry = "without-field" | "later" | "once";

/** One meaning a server's refusal can have, and how to recognise it. */
export interface ServerErrorRule {
  readonly error: ErrorCode;
  /** HTTP statuses that mean this where nothing in the body is more precise. */
  readonly statuses: readonly number[];
  /** Values of `error.code` or `error.type`: these come before the status. */
  readonly codes: readonly string[];
  /** Words of a relay's own front desk, said before any work, whatever the status. */
  readonly certainWords?: RegExp;
  /** Words that mean this unless the status says that the outcome is unknown. */
  readonly likelyWords?: RegExp;
  readonly retry?: AutomaticRetry;
}

/**
 * What status codes and error codes of `images/edits` servers mean, in the
 * order they are tried (docs/contract.md §4). Codes are those of OpenAI and of
 * new-api, whose front desk answers 500 to many a client's mistake: so the code
 * is judged before the status. The help page of status codes shows this table.
 */
export const SERVER_ERRORS: readonly ServerErrorRule[] = [
  {
    error: "field_unknown",
    statuses: [],
    codes: [
      "unknown_parameter",
      "unknown_field",
      "unrecognized_parameter",
      "unsupported_parameter",
    ],
    likelyWords:
      /(?:unknown|unrecognized|unsupported|unexpected) (?:request |keyword )?(?:parameter|argument|field)|parameters? (?:[\w'"-]+ ){0,3}(?:is|are) not supported|not support (?:the )?(?:following )?parameters?|extra (?:inputs|fields) (?:are )?not permitted|=\S{1,40} is only supported|unrecognized key|unknown name|additional properties are not allowed|should not exist|(?:未知|不支持)[^值，。]{0,20}(?:参数|字段)(?!值)|(?:参数|字段)[^值，。]{0,40}不被?支持/i,
    retry: "without-field",
  },
  {
    error: "content_refused",
    statuses: [451],
    codes: [
      "moderation_blocked",
      "sensitive_words_detected",
      "prompt_blocked",
      "content_policy_violation",
      "content_filter",
      "image_content_policy_violation",
      "violation_fee.grok.csam",
    ],
    certainWords: /敏感词/,
    likelyWords:
      /content (?:policy|filter)|safety system|(?:blocked|flagged|rejected) by .{0,40}moderation|内容(?:安全|审核|违规|策略)|敏感内容|违禁|违规内容/i,
  },
  {
    error: "balance_too_low",
    statuses: [402],
    codes: [
      "insufficient_quota",
      "insufficient_user_quota",
      "pre_consume_token_quota_failed",
      "insufficient_balance",
      "billing_hard_limit_reached",
      "billing_not_active",
      "quota_exceeded",
      "entitlement_required",
      "entitlement_inactive",
      "entitlement_daily_limit_exceeded",
      "entitlement_total_limit_exceeded",
    ],
    certainWords: /预扣费|余额不足|额度不足/,
    likelyWords:
      /insufficient (?:\w+ )?(?:quota|balance|credit|funds)|exceeded your current quota|quota (?:is )?(?:exceeded|exhausted|not enough)|balance is too low|out of credits|(?:余额|额度|配额|积分|点数)(?:不足|已?用[完尽])|欠费/i,
  },
  {
    error: "key_rejected",
    statuses: [401],
    codes: ["invalid_api_key", "invalid_token", "token_expired", "account_deactivated"],
    certainWords: /无效的令牌|令牌(?:已过期|已被禁用|状态不可用|不可用|额度已用尽)|未提供令牌/,
    likelyWords:
      /(?:invalid|incorrect|expired) api[ -]?key|api[ -]?key (?:is )?(?:not valid|invalid|expired|无效)|无效的 ?api[ -]?key/i,
  },
  {
    error: "model_missing",
    statuses: [],
    codes: ["model_required", "missing_model"],
    certainWords: /未指定模型|模型(?:名称|名)?(?:不能为空|必填)/,
    likelyWords:
      /\bmodel(?: name| field| parameter)? (?:is|was) (?:required|missing|empty|not specified)|must provide a model\b/i,
  },
  {
    error: "model_unavailable",
    statuses: [],
    codes: [
      "model_not_found",
      "model_not_available",
      "model_price_error",
      "get_channel_failed",
      "channel:no_available_key",
    ],
    // The last are sub2api's: nothing was tried upstream.
    certainWords: /无可用渠道|no available channel|no available (?:compatible )?accounts/i,
    likelyWords:
      /models?[ /].{0,80}(?:does not exist|not found|not supported)|no endpoints found|(?:unknown|no such) model|模型.{0,80}(?:不存在|不支持(?!设置)|未开[放通]|已下线)/i,
  },
  {
    error: "access_denied",
    statuses: [403],
    codes: ["access_denied", "permission_denied", "unsupported_country_region_territory"],
    likelyWords: /(?:\bIP\b|分组).{0,40}(?:不在|无权|未授权|not allowed)|无权访问/i,
  },
  {
    error: "overloaded",
    statuses: [],
    codes: ["system_cpu_overloaded", "system_memory_overloaded", "system_disk_overloaded"],
    retry: "once",
  },
  {
    error: "rate_limited",
    statuses: [429],
    codes: ["rate_limit_exceeded", "too_many_requests", "token_concurrency_limit_reached"],
    likelyWords: /rate limit|too many requests|请求(?:过于频繁|次数过多|数限制)/i,
    retry: "later",
  },
  {
    error: "endpoint_missing",
    statuses: [404, 405, 501],
    codes: ["api_not_implemented", "not_implemented", "unknown_url"],
  },
  {
    error: "request_too_large",
    statuses: [413],
    codes: ["request_too_large", "payload_too_large", "request_body_too_large"],
  },
  {
    error: "bad_request",
    statuses: [400, 406, 411, 414, 415, 417, 422, 431],
    codes: [
      "invalid_request",
      "convert_request_failed",
      "bad_request_body",
      "read_request_body_failed",
      "count_token_failed",
      "invalid_value",
      "invalid_type",
      "invalid_image",
      "invalid_image_format",
      "missing_required_parameter",
      "unsupported_value",
    ],
  },
  {
    error: "upstream_timed_out",
    statuses: [408, 504, 522, 524],
    codes: ["channel:response_time_exceeded"],
  },
  // 409, 424 (what it depends on failed), 460 and 499 (a proxy thought that we had hung up), 500, 502,
  // 503 without a code, 520 to 523: may have been done and charged.
  {
    error: "server_error",
    statuses: [409, 424, 460, 499, 500, 502, 503, 520, 521, 523],
    codes: [],
  },
];
