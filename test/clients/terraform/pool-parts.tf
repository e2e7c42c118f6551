resource "aws_cognito_user_pool_domain" "rich" {
  domain       = "terraform-first"
  user_pool_id = aws_cognito_user_pool.rich.id
}

resource "aws_cognito_user_pool_domain" "custom" {
  certificate_arn       = "arn:aws:acm:us-east-1:123456789012:certificate/4d43904c-8edf-4bb4-9fca-fb1a80e41cbe"
  domain                = "login.example.com"
  managed_login_version = 2
  user_pool_id          = aws_cognito_user_pool.threats.id
}

resource "aws_cognito_resource_server" "orders" {
  identifier   = "https://orders.example.com"
  name         = "Orders"
  user_pool_id = aws_cognito_user_pool.rich.id

  scope {
    scope_name        = "read"
    scope_description = "Read orders"
  }
  scope {
    scope_name        = "write"
    scope_description = "Write orders"
  }
}

resource "aws_cognito_user_pool_ui_customization" "everywhere" {
  css          = ".label-customizable {font-weight: 400;}"
  image_file   = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
  user_pool_id = aws_cognito_user_pool_domain.rich.user_pool_id
}

resource "aws_cognito_user_pool_ui_customization" "web" {
  client_id    = aws_cognito_user_pool_client.web.id
  css          = ".banner-customizable {background-color: #112233;}"
  user_pool_id = aws_cognito_user_pool_domain.rich.user_pool_id
}
