# The table of dynamo-jcache, and two policies for those who use it.
#
# Then set table-mode = verify, or none: the application needs no permission to create tables.

variable "table_name" {
  description = "What the setting table says."
  type        = string
  default     = "jcache"
}

variable "deletion_protection" {
  description = "Whether the table refuses to be deleted."
  type        = bool
  default     = false
}

variable "point_in_time_recovery" {
  description = "Whether any second of the last 35 days can be restored. Charged per GB and month; a cache rarely needs it."
  type        = bool
  default     = false
}

resource "aws_dynamodb_table" "jcache" {
  name         = var.table_name
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "pk"
  range_key    = "sk"

  attribute {
    name = "pk"
    type = "S"
  }

  attribute {
    name = "sk"
    type = "S"
  }

  ttl {
    attribute_name = "ttl"
    enabled        = true
  }

  deletion_protection_enabled = var.deletion_protection

  point_in_time_recovery {
    enabled = var.point_in_time_recovery
  }
}

# table-mode = none.
data "aws_iam_policy_document" "run_time" {
  statement {
    sid = "RunTime"
    actions = [
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
      "dynamodb:DeleteItem",
      "dynamodb:Query",
      "dynamodb:BatchGetItem",
      "dynamodb:BatchWriteItem",
    ]
    resources = [aws_dynamodb_table.jcache.arn]
  }
}

# table-mode = verify, beside the one above.
data "aws_iam_policy_document" "verify" {
  statement {
    sid = "Verify"
    actions = [
      "dynamodb:DescribeTable",
      "dynamodb:DescribeTimeToLive",
    ]
    resources = [aws_dynamodb_table.jcache.arn]
  }
}

resource "aws_iam_policy" "run_time" {
  name   = "${var.table_name}-run-time"
  policy = data.aws_iam_policy_document.run_time.json
}

resource "aws_iam_policy" "verify" {
  name   = "${var.table_name}-verify"
  policy = data.aws_iam_policy_document.verify.json
}

output "table_arn" {
  value = aws_dynamodb_table.jcache.arn
}

output "run_time_policy_arn" {
  value = aws_iam_policy.run_time.arn
}

output "verify_policy_arn" {
  value = aws_iam_policy.verify.arn
}
