terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

resource "aws_cognito_user_pool" "minimal" {
  name = "minimal"
}

resource "aws_cognito_user_pool" "rich" {
  name                     = "rich"
  alias_attributes         = ["email", "preferred_username"]
  auto_verified_attributes = ["email"]
  deletion_protection      = "ACTIVE"
  mfa_configuration        = "OPTIONAL"
  user_pool_tier           = "ESSENTIALS"
  tags                     = { team = "identity", stage = "first" }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
    recovery_mechanism {
      name     = "verified_phone_number"
      priority = 2
    }
  }

  admin_create_user_config {
    allow_admin_create_user_only = true
    invite_message_template {
      email_message = "Hello {username}, your password is {####}."
      email_subject = "Welcome"
      sms_message   = "{username}: {####}"
    }
  }

  email_configuration {
    email_sending_account  = "COGNITO_DEFAULT"
    reply_to_email_address = "help@example.com"
  }

  password_policy {
    minimum_length                   = 10
    require_lowercase                = true
    require_numbers                  = true
    require_symbols                  = false
    require_uppercase                = true
    password_history_size            = 3
    temporary_password_validity_days = 14
  }

  schema {
    name                = "email"
    attribute_data_type = "String"
    mutable             = true
    required            = true
    string_attribute_constraints {
      min_length = "0"
      max_length = "2048"
    }
  }
  schema {
    name                = "plan"
    attribute_data_type = "String"
    mutable             = true
    string_attribute_constraints {
      min_length = "1"
      max_length = "20"
    }
  }
  schema {
    name                = "seats"
    attribute_data_type = "Number"
    mutable             = true
    number_attribute_constraints {
      min_value = "1"
      max_value = "500"
    }
  }
  schema {
    name                     = "beta"
    attribute_data_type      = "Boolean"
    mutable                  = false
    developer_only_attribute = false
  }
  schema {
    name                = "since"
    attribute_data_type = "DateTime"
  }

  software_token_mfa_configuration {
    enabled = true
  }

  user_attribute_update_settings {
    attributes_require_verification_before_update = ["email"]
  }

  username_configuration {
    case_sensitive = false
  }

  verification_message_template {
    default_email_option  = "CONFIRM_WITH_LINK"
    email_message         = "Your code is {####}."
    email_subject         = "Your code"
    email_message_by_link = "Please click {##here##}."
    email_subject_by_link = "Your link"
    sms_message           = "Code: {####}"
  }
}

# Everything else that the provider knows of a pool.
resource "aws_cognito_user_pool" "threats" {
  name                       = "threats"
  auto_verified_attributes   = ["email", "phone_number"]
  username_attributes        = ["email", "phone_number"]
  email_verification_message = "Code {####}"
  email_verification_subject = "Code"
  sms_verification_message   = "Code {####}"
  sms_authentication_message = "Sign in with {####}"
  mfa_configuration          = "ON"
  user_pool_tier             = "PLUS"
  tags                       = { kept = "by other changes" }

  device_configuration {
    challenge_required_on_new_device      = true
    device_only_remembered_on_user_prompt = true
  }

  email_configuration {
    configuration_set      = "set"
    email_sending_account  = "DEVELOPER"
    from_email_address     = "Example <no-reply@example.com>"
    reply_to_email_address = "help@example.com"
    source_arn             = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
  }

  email_mfa_configuration {
    message = "Sign in with {####}"
    subject = "Your code"
  }

  lambda_config {
    custom_message = "arn:aws:lambda:us-east-1:123456789012:function:message"
    pre_token_generation_config {
      lambda_arn     = "arn:aws:lambda:us-east-1:123456789012:function:token"
      lambda_version = "V2_0"
    }
  }

  sms_configuration {
    external_id    = "external"
    sns_caller_arn = "arn:aws:iam::123456789012:role/sms"
    sns_region     = "us-east-1"
  }

  software_token_mfa_configuration {
    enabled = true
  }

  user_pool_add_ons {
    advanced_security_mode = "AUDIT"
    advanced_security_additional_flows {
      custom_auth_mode = "AUDIT"
    }
  }
}

resource "aws_cognito_user_pool" "choice" {
  name = "choice"

  sign_in_policy {
    allowed_first_auth_factors = ["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"]
  }

  web_authn_configuration {
    relying_party_id  = "example.com"
    user_verification = "required"
  }
}
