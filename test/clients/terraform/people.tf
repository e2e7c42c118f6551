resource "aws_cognito_user" "ada" {
  user_pool_id = aws_cognito_user_pool.rich.id
  username     = "ada"
  password     = "Correct-horse-7"

  attributes = {
    email          = "ada@example.com"
    email_verified = true
    plan           = "gold"
    seats          = 5
  }
}

resource "aws_cognito_user" "ben" {
  user_pool_id             = aws_cognito_user_pool.rich.id
  username                 = "ben"
  temporary_password       = "Correct-horse-8"
  message_action           = "SUPPRESS"
  desired_delivery_mediums = ["EMAIL"]
  attributes               = { email = "ben@example.com" }
}

resource "aws_cognito_user" "minimal" {
  user_pool_id = aws_cognito_user_pool.minimal.id
  username     = "minimal"
}

resource "aws_cognito_user_group" "admins" {
  name         = "admins"
  user_pool_id = aws_cognito_user_pool.rich.id
  description  = "First"
  precedence   = 2
  role_arn     = "arn:aws:iam::123456789012:role/admins"
}

resource "aws_cognito_user_group" "minimal" {
  name         = "minimal"
  user_pool_id = aws_cognito_user_pool.rich.id
}

resource "aws_cognito_user_in_group" "ada" {
  user_pool_id = aws_cognito_user_pool.rich.id
  group_name   = aws_cognito_user_group.admins.name
  username     = aws_cognito_user.ada.username
}
