resource "aws_cognito_user_pool" "stripped" {
  name = "stripped"
}

resource "aws_cognito_user_pool_client" "stripped" {
  name         = "stripped"
  user_pool_id = aws_cognito_user_pool.stripped.id
}
